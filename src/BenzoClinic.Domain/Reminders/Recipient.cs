using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Domain.Reminders;

/// <summary>How a patient is reached, as it stands now.</summary>
/// <param name="SmsAgreed">True while the agreement to text messages stands.</param>
/// <param name="EmailAgreed">True while the agreement to e-mail stands.</param>
/// <param name="FailingPhone">A number that was found not to work; "" for none.</param>
/// <param name="FailingEmail">An address that was found not to work; "" for none.</param>
/// <param name="Gone">True where nothing is sent any more: archived, merged into another chart, deceased.</param>
public sealed record Recipient(ReminderChannel RemindBy, string Language, string Phone, string Email, bool SmsAgreed, bool EmailAgreed, string FailingPhone, string FailingEmail, bool Gone)
{
    /// <summary>What a number or address that was found not to work is called.</summary>
    public const string NotWorking = "found not to work";

    /// <summary>By which channel; null for none.</summary>
    public MessageChannel? Channel => Gone ? null : RemindBy switch
    {
        ReminderChannel.Sms => MessageChannel.Sms,
        ReminderChannel.Email => MessageChannel.Email,
        ReminderChannel.None => null,
    };

    /// <summary>In which language.</summary>
    public MessageLanguage WrittenIn => MessageLanguages.Of(Language);

    /// <summary>The number or address of a channel; "" where there is none.</summary>
    public string Address(MessageChannel channel) => channel == MessageChannel.Sms ? Phone : Email;

    /// <summary>Why nothing can be sent by a channel, one short sentence; null where it can.</summary>
    public string? Problem(MessageChannel channel) => channel switch
    {
        MessageChannel.Sms when Phone.Length == 0 => "No phone number",
        MessageChannel.Sms when !SmsAgreed => "Has not agreed to texts",
        MessageChannel.Sms when FailingPhone == Phone => $"Number {NotWorking}",
        MessageChannel.Email when Email.Length == 0 => "No e-mail address",
        MessageChannel.Email when !EmailAgreed => "Has not agreed to e-mail",
        MessageChannel.Email when string.Equals(FailingEmail, Email, StringComparison.OrdinalIgnoreCase) => $"Address {NotWorking}",
        _ => null,
    };
}
