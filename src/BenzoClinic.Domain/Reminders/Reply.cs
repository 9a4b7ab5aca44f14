using System.Globalization;
using System.Text;

namespace BenzoClinic.Domain.Reminders;

/// <summary>What a patient's text message asks for.</summary>
public enum ReplyKind
{
    /// <summary>Nothing that a program understands.</summary>
    Other,

    /// <summary>No more text messages.</summary>
    Stop,

    /// <summary>Text messages again.</summary>
    Start,

    /// <summary>Who writes, and how it is ended.</summary>
    Help,

    /// <summary>Will come.</summary>
    Confirm,

    /// <summary>Asks for another time.</summary>
    Move,
}

/// <summary>Reads patients' text messages and writes the answers, in their languages.</summary>
public static class Reply
{
    // What telephone companies stop a number by is the same everywhere; words of the other languages beside it.
    private static readonly Dictionary<ReplyKind, string[]> Words = new()
    {
        [ReplyKind.Stop] = ["stop", "stopall", "unsubscribe", "end", "quit", "cancel", "optout", "revoke", "alto", "parar", "退订", "停止"],
        [ReplyKind.Start] = ["start", "unstop", "iniciar", "开始"],
        [ReplyKind.Help] = ["help", "info", "ayuda", "帮助"],
        [ReplyKind.Confirm] = ["c", "confirm", "confirmo", "confirmar", "yes", "si", "确认"],
        [ReplyKind.Move] = ["m", "move", "cambiar", "改期"],
    };

    /// <summary>What a message asks for: one word alone, however it is written.</summary>
    public static ReplyKind Read(string text) => Words.FirstOrDefault(kind => kind.Value.Contains(Plain(text))).Key;

    /// <summary>The answer to a message, which says no more than the messages themselves.</summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="done">False where it could not be done.</param>
    /// <param name="clinic">The neutral name.</param>
    /// <param name="phone">Whom to call; "" for nobody.</param>
    public static string Text(ReplyKind kind, bool done, MessageLanguage language, string clinic, string phone) => SmsText.Sendable((language, kind, done) switch
    {
        (MessageLanguage.Spanish, ReplyKind.Stop, _) => $"{clinic}: no recibirá más mensajes. Responda START para recibirlos otra vez.",
        (MessageLanguage.Spanish, ReplyKind.Start, true) => $"{clinic}: recibirá mensajes sobre sus citas. Responda STOP para no recibirlos.",
        (MessageLanguage.Spanish, ReplyKind.Help, _) => $"{clinic}: mensajes sobre sus citas. Llame al {phone}. Responda STOP para no recibirlos.",
        (MessageLanguage.Spanish, ReplyKind.Confirm, true) => $"{clinic}: gracias, su cita está confirmada.",
        (MessageLanguage.Spanish, ReplyKind.Move, true) => $"{clinic}: gracias, le llamaremos para fijar otra hora.",
        (MessageLanguage.Spanish, _, _) => $"{clinic}: aquí nadie lee las respuestas. Por favor llame al {phone}.",
        (MessageLanguage.Chinese, ReplyKind.Stop, _) => $"{clinic}：您将不再收到短信。回复 START 可重新接收。",
        (MessageLanguage.Chinese, ReplyKind.Start, true) => $"{clinic}：您将收到预约短信。回复 STOP 退订。",
        (MessageLanguage.Chinese, ReplyKind.Help, _) => $"{clinic}：预约短信。请致电 {phone}。回复 STOP 退订。",
        (MessageLanguage.Chinese, ReplyKind.Confirm, true) => $"{clinic}：谢谢，您的预约已确认。",
        (MessageLanguage.Chinese, ReplyKind.Move, true) => $"{clinic}：谢谢，我们会致电与您另约时间。",
        (MessageLanguage.Chinese, _, _) => $"{clinic}：此号码无人查看回复，请致电 {phone}。",
        (_, ReplyKind.Stop, _) => $"{clinic}: you will get no more messages. Reply START to get them again.",
        (_, ReplyKind.Start, true) => $"{clinic}: you will get messages about your appointments. Reply STOP to end them.",
        (_, ReplyKind.Help, _) => $"{clinic}: messages about your appointments. Call {phone}. Reply STOP to end them.",
        (_, ReplyKind.Confirm, true) => $"{clinic}: thank you, your appointment is confirmed.",
        (_, ReplyKind.Move, true) => $"{clinic}: thank you, we will call you to find another time.",
        _ => $"{clinic}: nobody reads replies here. Please call {phone}.",
    });

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(letter => char.IsLetterOrDigit(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
