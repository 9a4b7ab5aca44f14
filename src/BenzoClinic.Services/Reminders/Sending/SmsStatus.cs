namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>How far a text message has come.</summary>
public enum SmsProgress
{
    /// <summary>The service says something unheard of.</summary>
    Unknown,

    /// <summary>Taken, and on its way.</summary>
    UnderWay,

    /// <summary>On the phone.</summary>
    Delivered,

    /// <summary>It never came, and will not.</summary>
    Failed,
}

/// <summary>What the text message service reports about a message.</summary>
/// <param name="Reason">One short sentence for staff; "" where it did not fail.</param>
/// <param name="NumberFails">True where the number takes no texts, today and tomorrow.</param>
/// <param name="OptedOut">True where the patient has told the service to stop.</param>
public sealed record SmsStatus(SmsProgress Progress, string Reason = "", bool NumberFails = false, bool OptedOut = false)
{
    /// <summary>Reads the fields MessageStatus and ErrorCode of a report; <paramref name="errorCode"/> may be "".</summary>
    public static SmsStatus Of(string messageStatus, string errorCode) => messageStatus switch
    {
        "accepted" or "scheduled" or "queued" or "sending" or "sent" => new(SmsProgress.UnderWay),
        "delivered" or "read" => new(SmsProgress.Delivered),
        "undelivered" or "failed" or "canceled" => Failure(errorCode),
        _ => new(SmsProgress.Unknown),
    };

    private static SmsStatus Failure(string errorCode) => errorCode switch
    {
        "30003" => new(SmsProgress.Failed, "Phone could not be reached"),
        "30004" => new(SmsProgress.Failed, "Blocked by the phone or its company"),
        "30005" => new(SmsProgress.Failed, "Number not in service", NumberFails: true),
        "30006" => new(SmsProgress.Failed, "Not a mobile number", NumberFails: true),
        "30007" => new(SmsProgress.Failed, "Filtered by the phone company"),
        "21610" => new(SmsProgress.Failed, SmsGateway.OptedOut, OptedOut: true),
        // The code comes from outside: only a number gets into a sentence.
        _ => new(SmsProgress.Failed, errorCode.Length is > 0 and <= 6 && errorCode != "30008" && errorCode.All(char.IsAsciiDigit) ? $"Not delivered ({errorCode})" : "Not delivered"),
    };
}
