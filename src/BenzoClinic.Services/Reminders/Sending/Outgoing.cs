using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>A message on its way out.</summary>
/// <param name="Key">Stable over every attempt: whoever takes it twice can tell. Letters, digits and hyphens.</param>
/// <param name="To">A phone number as typed, or an e-mail address.</param>
/// <param name="Subject">One line; "" for a text message.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Unsubscribe">Address of the page that ends such mail; "" for a text message.</param>
public sealed record Outgoing(string Key, MessageChannel Channel, MessageLanguage Language, string To, string Subject, string Body, string Unsubscribe);

/// <summary>What became of an attempt.</summary>
public enum SendResultKind
{
    /// <summary>Taken over: on its way.</summary>
    Sent,

    /// <summary>Certainly not taken; another attempt may be.</summary>
    TryAgain,

    /// <summary>Certainly not taken, and never will be.</summary>
    Refused,

    /// <summary>As <see cref="Refused"/>, because the number or address does not work.</summary>
    BadAddress,

    /// <summary>It may have been taken: the answer never came.</summary>
    Unsure,
}

/// <summary>What became of an attempt, and why.</summary>
/// <param name="Receipt">The taker's own id, by which it reports later; "" for none.</param>
/// <param name="Reason">One short sentence for staff, without the address and without the text; "" where it was sent.</param>
public sealed record SendResult(SendResultKind Kind, string Receipt = "", string Reason = "")
{
    /// <summary>Sent, without an id of the taker's.</summary>
    public static SendResult Sent { get; } = new(SendResultKind.Sent);
}

/// <summary>The way out of one channel. One for the process.</summary>
public interface IMessageGateway
{
    /// <summary>Of which channel.</summary>
    MessageChannel Channel { get; }

    /// <summary>True where the taker takes a key once, however often it is sent: what may have been taken is sent again.</summary>
    bool HonoursKeys { get; }

    /// <summary>How many are under way at once. 1 where the taker does not honour keys: what may have been taken twice is at most one.</summary>
    int AtOnce { get; }

    /// <summary>Opens a connection for one batch; it may connect only at the first message.</summary>
    IMessageConnection Connect();
}

/// <summary>A connection for one batch, used by one caller at a time.</summary>
public interface IMessageConnection : IAsyncDisposable
{
    /// <summary>Sends messages, at most <see cref="IMessageGateway.AtOnce"/>. Results in their order; nothing is thrown but for <paramref name="stop"/>.</summary>
    Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop);
}
