using System.Globalization;
using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Web.Components.PatientLinks;

/// <summary>The words of the pages that patients open by a link, in one language. When and where, never why.</summary>
public sealed record LinkWords
{
    /// <summary>English, Spanish, Chinese.</summary>
    public static IReadOnlyList<LinkWords> All { get; } =
    [
        new()
        {
            Of = MessageLanguage.English, Code = "en", Tag = "en", Name = "English", Culture = "en-US", LongDay = "MMMM d, yyyy", Language = "Language",
            Title = "Your appointment", AddToCalendar = "Add to calendar", Will = "Will you come?", Born = "To answer, enter your date of birth", Month = "Month", Day = "Day", Year = "Year",
            Confirm = "Confirm", Move = "Ask to move", Cancel = "Cancel", Until = "You can change your answer with this same link until it begins.",
            WrongDate = "This is not the date of birth we have. Please check it.", NoDate = "Enter month, day and year of your birth.",
            Sure = "Cancel this appointment?", SureMore = "Your time is given to somebody else. If you need another time, ask to move instead.", SureYes = "Yes, cancel it", Keep = "Keep it",
            Confirmed = "Confirmed. We look forward to seeing you.", Asked = "Thank you. We will call you to find another time. Until then this time stays yours.", Cancelled = "Your appointment is cancelled.", Change = "Change your answer",
            Over = "This appointment has begun or is over.", Moved = "This appointment was changed.", WasCancelled = "This appointment was cancelled.", Resting = "There were too many tries.", Unknown = "This link does not work.",
            Newer = "Please use the link in our latest message, or call us.", Call = "Please call us.", Later = "Please try again in an hour, or call us.",
            EndTitle = "E-mail", EndAsk = "Stop e-mail about your appointments?", EndMore = "You will get no more e-mail from us. We still expect you at your appointments.", EndYes = "Stop e-mail", Ended = "You will get no more e-mail from us. To get it again, call us.",
        },
        new()
        {
            Of = MessageLanguage.Spanish, Code = "es", Tag = "es", Name = "Español", Culture = "es-US", LongDay = "d 'de' MMMM 'de' yyyy", Language = "Idioma",
            Title = "Su cita", AddToCalendar = "Añadir al calendario", Will = "¿Vendrá?", Born = "Para responder, escriba su fecha de nacimiento", Month = "Mes", Day = "Día", Year = "Año",
            Confirm = "Confirmar", Move = "Pedir otra hora", Cancel = "Cancelar", Until = "Puede cambiar su respuesta con este mismo enlace hasta que empiece.",
            WrongDate = "No es la fecha de nacimiento que tenemos. Por favor revísela.", NoDate = "Escriba el mes, el día y el año de su nacimiento.",
            Sure = "¿Cancelar esta cita?", SureMore = "Su hora se da a otra persona. Si necesita otra hora, mejor pida otra hora.", SureYes = "Sí, cancelarla", Keep = "Mantenerla",
            Confirmed = "Confirmada. Le esperamos.", Asked = "Gracias. Le llamaremos para fijar otra hora. Mientras tanto esta hora sigue siendo suya.", Cancelled = "Su cita está cancelada.", Change = "Cambiar su respuesta",
            Over = "Esta cita ya ha empezado o ha pasado.", Moved = "Esta cita ha cambiado.", WasCancelled = "Esta cita fue cancelada.", Resting = "Hubo demasiados intentos.", Unknown = "Este enlace no funciona.",
            Newer = "Use el enlace de nuestro último mensaje o llámenos.", Call = "Por favor llámenos.", Later = "Inténtelo de nuevo en una hora o llámenos.",
            EndTitle = "Correo", EndAsk = "¿No recibir más correos sobre sus citas?", EndMore = "No recibirá más correos nuestros. Le seguimos esperando en sus citas.", EndYes = "No recibir más correos", Ended = "No recibirá más correos nuestros. Para recibirlos otra vez, llámenos.",
        },
        new()
        {
            Of = MessageLanguage.Chinese, Code = "zh", Tag = "zh-Hans", Name = "中文", Culture = "zh-CN", LongDay = "yyyy年M月d日", Language = "语言",
            Title = "您的预约", AddToCalendar = "添加到日历", Will = "您会来吗？", Born = "回复前请输入您的出生日期", Month = "月", Day = "日", Year = "年",
            Confirm = "确认", Move = "请求改期", Cancel = "取消", Until = "预约开始前，您可以用此链接更改回复。",
            WrongDate = "与我们记录的出生日期不符，请核对。", NoDate = "请输入出生的年、月、日。",
            Sure = "要取消这次预约吗？", SureMore = "您的时间将给其他人。如需其他时间，请选择改期。", SureYes = "是，取消", Keep = "保留",
            Confirmed = "已确认，期待您的到来。", Asked = "谢谢。我们会致电与您另约时间。在此之前，这个时间仍为您保留。", Cancelled = "您的预约已取消。", Change = "更改回复",
            Over = "这次预约已开始或已结束。", Moved = "这次预约已更改。", WasCancelled = "这次预约已取消。", Resting = "尝试次数过多。", Unknown = "此链接无效。",
            Newer = "请使用我们最新消息中的链接，或致电我们。", Call = "请致电我们。", Later = "请一小时后再试，或致电我们。",
            EndTitle = "电子邮件", EndAsk = "不再接收预约邮件？", EndMore = "您将不再收到我们的邮件。您的预约仍然有效。", EndYes = "不再接收邮件", Ended = "您将不再收到我们的邮件。如需重新接收，请致电我们。",
        },
    ];

    /// <summary>Which language it is.</summary>
    public required MessageLanguage Of { get; init; }

    /// <summary>As the address holds it.</summary>
    public required string Code { get; init; }

    /// <summary>BCP 47, for screen readers.</summary>
    public required string Tag { get; init; }

    /// <summary>In the language itself.</summary>
    public required string Name { get; init; }

    /// <summary>Culture its days are written in.</summary>
    public required string Culture { get; init; }

    /// <summary>Format of a date in full.</summary>
    public required string LongDay { get; init; }

    /// <summary>What the choice of languages is called.</summary>
    public required string Language { get; init; }

    /// <summary>The page's name.</summary>
    public required string Title { get; init; }

    /// <summary>A link.</summary>
    public required string AddToCalendar { get; init; }

    /// <summary>The question.</summary>
    public required string Will { get; init; }

    /// <summary>What the date of birth is asked with.</summary>
    public required string Born { get; init; }

    /// <summary>A field.</summary>
    public required string Month { get; init; }

    /// <summary>A field.</summary>
    public required string Day { get; init; }

    /// <summary>A field.</summary>
    public required string Year { get; init; }

    /// <summary>A button.</summary>
    public required string Confirm { get; init; }

    /// <summary>A button.</summary>
    public required string Move { get; init; }

    /// <summary>A button.</summary>
    public required string Cancel { get; init; }

    /// <summary>How long an answer can be changed.</summary>
    public required string Until { get; init; }

    /// <summary>The date is not the patient's.</summary>
    public required string WrongDate { get; init; }

    /// <summary>The date is not whole.</summary>
    public required string NoDate { get; init; }

    /// <summary>Asked once more before a visit is given away.</summary>
    public required string Sure { get; init; }

    /// <summary>What it means.</summary>
    public required string SureMore { get; init; }

    /// <summary>A button.</summary>
    public required string SureYes { get; init; }

    /// <summary>A button.</summary>
    public required string Keep { get; init; }

    /// <summary>What came of it.</summary>
    public required string Confirmed { get; init; }

    /// <summary>What came of it.</summary>
    public required string Asked { get; init; }

    /// <summary>What came of it.</summary>
    public required string Cancelled { get; init; }

    /// <summary>A link.</summary>
    public required string Change { get; init; }

    /// <summary>Why a link does not open.</summary>
    public required string Over { get; init; }

    /// <summary>Why a link does not open.</summary>
    public required string Moved { get; init; }

    /// <summary>Why a link does not open.</summary>
    public required string WasCancelled { get; init; }

    /// <summary>Why a link does not open.</summary>
    public required string Resting { get; init; }

    /// <summary>Why a link does not open.</summary>
    public required string Unknown { get; init; }

    /// <summary>What to do then.</summary>
    public required string Newer { get; init; }

    /// <summary>What to do then.</summary>
    public required string Call { get; init; }

    /// <summary>What to do then.</summary>
    public required string Later { get; init; }

    /// <summary>The other page's name.</summary>
    public required string EndTitle { get; init; }

    /// <summary>Its question.</summary>
    public required string EndAsk { get; init; }

    /// <summary>What it means.</summary>
    public required string EndMore { get; init; }

    /// <summary>Its button.</summary>
    public required string EndYes { get; init; }

    /// <summary>What came of it.</summary>
    public required string Ended { get; init; }

    /// <summary>The words of a code, else those of a language.</summary>
    public static LinkWords For(string? code, MessageLanguage otherwise) => All.FirstOrDefault(words => words.Code == code) ?? All.First(words => words.Of == otherwise);

    /// <summary>The day of the week.</summary>
    public string Weekday(DateOnly day) => day.ToString("dddd", CultureInfo.GetCultureInfo(Culture));

    /// <summary>A date in full.</summary>
    public string Date(DateOnly day) => day.ToString(LongDay, CultureInfo.GetCultureInfo(Culture));

    /// <summary>Names of the months.</summary>
    public IReadOnlyList<string> Months() => CultureInfo.GetCultureInfo(Culture).DateTimeFormat.MonthNames[..12];
}
