namespace BenzoClinic.Services.Fhir;

/// <summary>Finds the files of a path and reads them within a limit.</summary>
internal static class BundleFiles
{
    /// <summary>The largest file that is read: a whole life in Synthea takes less than a tenth of it.</summary>
    public const int MaxMegabytes = 64;

    private const int MaxBytes = MaxMegabytes * 1024 * 1024;

    /// <summary>The file itself, or the <c>*.json</c> files directly in the folder, by name.</summary>
    /// <exception cref="UnusableFileException">There is nothing to read.</exception>
    public static IReadOnlyList<string> At(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new UnusableFileException($"There is no file or folder {path}.");
        try
        {
            var files = Directory.GetFiles(path, "*.json", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = false });
            if (files.Length == 0) throw new UnusableFileException($"The folder {path} holds no .json file.");
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnusableFileException($"The folder {path} may not be read by this account.");
        }
    }

    /// <summary>The file's bytes. A file over the limit is refused without being read.</summary>
    /// <exception cref="UnusableFileException">It is too large or cannot be read.</exception>
    public static async Task<byte[]> Read(string file, CancellationToken stop)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.CanSeek && stream.Length > MaxBytes) throw TooLarge();
            using var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
            var buffer = new byte[81920];
            // Counted while reading: a pipe or a file that is still being written has no length to trust.
            while (await stream.ReadAsync(buffer, stop) is > 0 and var read)
            {
                if (content.Length + read > MaxBytes) throw TooLarge();
                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(exception is UnauthorizedAccessException
                ? "The file may not be read by this account."
                : "The file cannot be read: it is gone, or another program holds it.");
        }
    }

    private static UnusableFileException TooLarge() =>
        new($"The file is larger than {MaxMegabytes} MB. Split it into one bundle a patient.");
}
