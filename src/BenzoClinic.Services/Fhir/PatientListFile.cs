using System.Text;

namespace BenzoClinic.Services.Fhir;

/// <summary>A list's file seen from outside, before anything of it is understood.</summary>
/// <param name="Separator">Comma, semicolon or tab: whichever the first line has most of.</param>
internal sealed record PatientListFile(string Path, Encoding Encoding, char Separator)
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxMegabytes = 500;

    private const int LongestLine = 1024 * 1024;

    /// <summary>Reads the file once from end to end, in pieces.</summary>
    /// <exception cref="UnusableFileException">It cannot be a list; the sentence says why and on which line.</exception>
    public static async Task<PatientListFile> Look(string path, CancellationToken stop)
    {
        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            if (stream.Length > MaxMegabytes * 1024L * 1024L) throw new UnusableFileException($"The file is larger than {MaxMegabytes} MB. Split it.");
            var mark = new byte[3];
            var encoding = EncodingOf(mark.AsSpan(0, await stream.ReadAtLeastAsync(mark, 3, throwOnEndOfStream: false, stop)));
            stream.Position = encoding.Preamble.Length > 0 && mark.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
            if (stream.Position == stream.Length) throw new UnusableFileException("The file is empty.");
            return new PatientListFile(path, encoding, await Scan(stream, encoding, stop));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException("The file cannot be read: it is gone, or another program holds it.");
        }
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> mark) => mark switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
    };

    private static async Task<char> Scan(FileStream stream, Encoding encoding, CancellationToken stop)
    {
        var decoder = encoding.GetDecoder();
        var bytes = new byte[1 << 16];
        var letters = new char[encoding.GetMaxCharCount(bytes.Length)];
        var (line, length) = (1, 0);
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        while (await stream.ReadAsync(bytes, stop) is var read)
        {
            int count;
            try
            {
                count = decoder.GetChars(bytes, 0, read, letters, 0, flush: read == 0);
            }
            catch (DecoderFallbackException exception)
            {
                // Counted by bytes: a line feed is one wherever it stands.
                line += bytes.AsSpan(0, Math.Clamp(exception.Index, 0, read)).Count((byte)'\n');
                throw new UnusableFileException($"Line {line} is not UTF-8 text. Save the list as CSV UTF-8.");
            }

            foreach (var letter in letters.AsSpan(0, count))
            {
                if (letter == '\0') throw new UnusableFileException($"Line {line} is not text. Save the list as CSV UTF-8.");
                if (letter == '\n') (line, length) = (line + 1, 0);
                else if (++length > LongestLine) throw new UnusableFileException($"Line {line} is longer than a million letters: this is not a list of patients.");
                if (line == 1 && counts.TryGetValue(letter, out var met)) counts[letter] = met + 1;
            }

            if (read == 0) return counts.MaxBy(pair => pair.Value).Key;
        }

        return ',';
    }
}
