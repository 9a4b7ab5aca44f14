namespace BenzoClinic.Domain.Reminders;

/// <summary>The texts of a clinic that has written none of its own: every kind on every channel in every language.</summary>
public static class DefaultTemplates
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MessageTemplate> All { get; } =
    [
        Sms(MessageKind.Visit, MessageLanguage.English, "{clinic}: appointment {day}, {times}, {address}. Reply C to confirm or see {link} STOP to opt out."),
        Sms(MessageKind.Visit, MessageLanguage.Spanish, "{clinic}: cita {day}, {times}, {address}. Responda C para confirmar o vea {link} STOP para no recibir."),
        Sms(MessageKind.Visit, MessageLanguage.Chinese, "{clinic}：预约 {day}{times}，{address}。回复 C 确认，或查看 {link} 回复 STOP 退订。"),
        Sms(MessageKind.Supply, MessageLanguage.English, "{clinic}: please call {phone} by {day} about your next appointment. STOP to opt out."),
        Sms(MessageKind.Supply, MessageLanguage.Spanish, "{clinic}: por favor llame al {phone} antes del {day} sobre su próxima cita. STOP para no recibir."),
        Sms(MessageKind.Supply, MessageLanguage.Chinese, "{clinic}：请在{day}之前致电 {phone}，安排下次预约。回复 STOP 退订。"),
        Sms(MessageKind.Missed, MessageLanguage.English, "{clinic}: we missed you on {day}. Please call {phone} to find a new time. STOP to opt out."),
        Sms(MessageKind.Missed, MessageLanguage.Spanish, "{clinic}: le esperábamos el {day}. Por favor llame al {phone} para fijar otra hora. STOP para no recibir."),
        Sms(MessageKind.Missed, MessageLanguage.Chinese, "{clinic}：{day}我们没有见到您。请致电 {phone} 另约时间。回复 STOP 退订。"),
        Mail(MessageKind.Visit, MessageLanguage.English, "Your appointment on {day}", "You have an appointment on {day} at {times}.\n\n{clinic}\n{address}\n\nConfirm it, ask to move it or cancel it: {link}\nOr call {phone}."),
        Mail(MessageKind.Visit, MessageLanguage.Spanish, "Su cita del {day}", "Tiene una cita el {day} a las {times}.\n\n{clinic}\n{address}\n\nConfírmela, pida otra hora o cancélela: {link}\nO llame al {phone}."),
        Mail(MessageKind.Visit, MessageLanguage.Chinese, "您{day}的预约", "您的预约时间：{day}{times}。\n\n{clinic}\n{address}\n\n确认、改期或取消：{link}\n或致电 {phone}。"),
        Mail(MessageKind.Supply, MessageLanguage.English, "Please call us by {day}", "Please call {phone} by {day} about your next appointment.\n\n{clinic}"),
        Mail(MessageKind.Supply, MessageLanguage.Spanish, "Por favor llámenos antes del {day}", "Por favor llame al {phone} antes del {day} sobre su próxima cita.\n\n{clinic}"),
        Mail(MessageKind.Supply, MessageLanguage.Chinese, "请在{day}之前致电", "请在{day}之前致电 {phone}，安排下次预约。\n\n{clinic}"),
        Mail(MessageKind.Missed, MessageLanguage.English, "We missed you on {day}", "We missed you on {day}. Please call {phone} to find a new time.\n\n{clinic}"),
        Mail(MessageKind.Missed, MessageLanguage.Spanish, "Le esperábamos el {day}", "Le esperábamos el {day}. Por favor llame al {phone} para fijar otra hora.\n\n{clinic}"),
        Mail(MessageKind.Missed, MessageLanguage.Chinese, "{day}我们没有见到您", "{day}我们没有见到您。请致电 {phone} 另约时间。\n\n{clinic}"),
    ];

    /// <summary>The one of a key; there is one for every key of a kind there is.</summary>
    public static MessageTemplate Of(TemplateKey key) => All.First(it => it.Key == key);

    private static MessageTemplate Sms(MessageKind kind, MessageLanguage language, string body) => new(new TemplateKey(kind.Id, MessageChannel.Sms, language), "", body);

    private static MessageTemplate Mail(MessageKind kind, MessageLanguage language, string subject, string body) => new(new TemplateKey(kind.Id, MessageChannel.Email, language), subject, body);
}
