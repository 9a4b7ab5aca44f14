using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BenzoClinic.Services.Staff;

/// <summary>Tokens of links that work once. The database keeps only their hash.</summary>
internal static class OneTimeTokens
{
    /// <summary>256 random bits, fit for an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, hexadecimal.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
