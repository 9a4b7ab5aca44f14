namespace BenzoClinic.Domain.Reminders;

/// <summary>What fills the fields of a text. Where and when; whom it is for is not among it.</summary>
/// <param name="Clinic">The neutral name.</param>
/// <param name="Times">Wall times of the visits of that day; none where it is about none.</param>
/// <param name="Link">Where the patient answers; "" where there is none.</param>
public sealed record MessageFacts(string Clinic, DateOnly Day, IReadOnlyList<TimeOnly> Times, string Address, string Phone, string Link);

/// <summary>A message as it is sent.</summary>
/// <param name="Subject">One line; "" for a text message.</param>
/// <param name="Body">Plain text; a text message is one line of it.</param>
public sealed record Message(string Subject, string Body)
{
    /// <summary>Writes a message.</summary>
    public static Message Write(MessageTemplate template, MessageFacts facts)
    {
        var language = template.Key.Language;
        // A line break in what the settings hold would begin another header or another message.
        var values = new Dictionary<string, string>
        {
            [MessageField.Clinic] = OneLine.Of(facts.Clinic),
            [MessageField.Day] = MessageLanguages.Day(language, facts.Day),
            [MessageField.Times] = MessageLanguages.Times(language, facts.Times),
            [MessageField.Address] = OneLine.Of(facts.Address),
            [MessageField.Phone] = OneLine.Of(facts.Phone),
            [MessageField.Link] = facts.Link,
        };
        var body = MessageTemplate.Fill(template.Body, values);
        return template.Key.Channel == MessageChannel.Sms
            ? new Message("", SmsText.Sendable(body))
            : new Message(OneLine.Of(MessageTemplate.Fill(template.Subject, values)), body.ReplaceLineEndings("\n"));
    }
}
