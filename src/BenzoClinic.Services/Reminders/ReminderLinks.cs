using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BenzoClinic.Services.Reminders;

/// <summary>What links to patients are made with, wrapped by the key ring. One row.</summary>
public sealed class LinkKey
{
    /// <summary>Always <see cref="Only"/>.</summary>
    public required int Id { get; init; }

    /// <summary>The key, wrapped.</summary>
    public required string Wrapped { get; set; }

    /// <summary>The one row's id.</summary>
    public const int Only = 1;
}

/// <summary>Where the app is reached from outside, without a slash at its end. Known once it listens.</summary>
public sealed class SiteAddress
{
    /// <summary><c>https://visits.example</c>.</summary>
    public string Url { get; set; } = "http://localhost:5080";
}

/// <summary>
/// Links to patients. A token is 128 bits that only the clinic's own key makes out of a message's id, so that a second attempt holds the same link;
/// the database finds it by a hash and holds no token.
/// </summary>
public sealed class ReminderLinks(IDbContextFactory<ClinicDb> factory, IDataProtectionProvider protection, IDatabaseEngine engine, SiteAddress site, ILogger<ReminderLinks> logger)
{
    private const int TokenBytes = 16;
    private const string Answering = "answer";
    private const string Ending = "end";

    private volatile byte[]? _key;

    /// <summary>The address a patient answers at.</summary>
    public string Answer(ReminderId id) => $"{site.Url}/appointment/{Token(Answering, id)}";

    /// <summary>The address a patient ends e-mail at: made out of the id and its proof, since no row is found by it.</summary>
    public string EndMail(ReminderId id) => $"{site.Url}/unsubscribe/{Base64Url.EncodeToString(id.Value.ToByteArray())}{Token(Ending, id)}";

    /// <summary>What a message's row is found by.</summary>
    public string HashOf(ReminderId id) => OneTimeTokens.HashOf(Token(Answering, id));

    /// <summary>The message that a token ends e-mail by; null where it is none of the clinic's.</summary>
    public ReminderId? Ends(string token)
    {
        const int half = 22;
        var bytes = new byte[TokenBytes];
        if (token.Length != 2 * half || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token.AsSpan(0, half), bytes, out var read) || read != TokenBytes) return null;
        var id = new ReminderId(new Guid(bytes));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token[half..]), Encoding.ASCII.GetBytes(Token(Ending, id))) ? id : null;
    }

    /// <summary>Reads the key, or makes it; before the first link.</summary>
    public async Task Prepare()
    {
        if (_key is not null) return;
        var wrapping = protection.CreateProtector("BenzoClinic.ReminderLinks");
        await using var db = await factory.CreateDbContextAsync();
        if (await Stored(db) is not { } wrapped)
        {
            db.LinkKeys.Add(new LinkKey { Id = LinkKey.Only, Wrapped = wrapping.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))) });
            try
            {
                await db.SaveChangesAsync();
            }
            catch (Exception exception) when (engine.IsLostRace(exception))
            {
                // Another process made it in the same instant.
            }

            wrapped = await Stored(db) ?? throw new InvalidOperationException("The key of links to patients is gone.");
        }

        try
        {
            _key = Convert.FromBase64String(wrapping.Unprotect(wrapped));
        }
        catch (CryptographicException exception)
        {
            // The key ring was lost. Links that are out no longer open, and say so; new messages must go on.
            logger.LogWarning(exception, "The key of links to patients could not be read and is made anew: links in messages already sent no longer open.");
            var again = wrapping.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            if (await db.LinkKeys.Where(row => row.Wrapped == wrapped).ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrapped, again)) == 0) return;
            _key = Convert.FromBase64String(wrapping.Unprotect(again));
            foreach (var id in await db.Reminders.Where(row => row.State == ReminderState.Planned).Select(row => row.Id).ToListAsync())
            {
                var hash = HashOf(id);
                await db.Reminders.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LinkHash, hash));
            }
        }
    }

    private static Task<string?> Stored(ClinicDb db) => db.LinkKeys.AsNoTracking().Where(key => key.Id == LinkKey.Only).Select(key => key.Wrapped).FirstOrDefaultAsync();

    private string Token(string purpose, ReminderId id)
    {
        var key = _key ?? throw new InvalidOperationException("Links are not prepared.");
        Span<byte> content = stackalloc byte[purpose.Length + 16];
        Encoding.ASCII.GetBytes(purpose, content);
        id.Value.TryWriteBytes(content[purpose.Length..]);
        Span<byte> proof = stackalloc byte[32];
        HMACSHA256.HashData(key, content, proof);
        return Base64Url.EncodeToString(proof[..TokenBytes]);
    }
}
