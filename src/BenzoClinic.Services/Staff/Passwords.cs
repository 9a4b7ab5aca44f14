using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BenzoClinic.Services.Staff;

/// <summary>Hashes and checks passwords: PBKDF2-HMAC-SHA-512, 210,000 rounds (OWASP ASVS 5.0, 11.4.2).</summary>
public sealed class Passwords : IDisposable
{
    /// <summary>Fewest characters. Length is the only rule: composition rules make passwords worse (ASVS 6.2.5).</summary>
    public const int MinLength = 15;

    /// <summary>Most characters, so that hashing one stays cheap.</summary>
    public const int MaxLength = 128;

    private static readonly StaffMember Nobody = new();

    private readonly PasswordHasher<StaffMember> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    // Hashing is dear on purpose; without a limit, a flood of sign-ins would take every core.
    private readonly SemaphoreSlim _atOnce = new(Math.Max(1, Environment.ProcessorCount));

    private readonly Lazy<string> _hashOfNobody;

    /// <summary>Ready at once; the first check of an unknown account hashes once more.</summary>
    public Passwords() => _hashOfNobody = new(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>What is wrong with a new password, or "".</summary>
    public static string Fault(string password) => password.Length switch
    {
        < MinLength => $"A password has at least {MinLength} characters. A short sentence is easy to remember.",
        > MaxLength => $"A password has at most {MaxLength} characters.",
        _ => "",
    };

    /// <summary>The hash to store.</summary>
    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    /// <summary>Whether the password is right. An unknown account (no hash) takes as long and is always wrong.</summary>
    public async Task<bool> IsRight(string? hash, string password)
    {
        if (password.Length > MaxLength) password = "";
        await _atOnce.WaitAsync();
        try
        {
            var right = _hasher.VerifyHashedPassword(Nobody, hash ?? _hashOfNobody.Value, password) != PasswordVerificationResult.Failed;
            return right && hash is not null;
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _atOnce.Dispose();
}
