using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace BenzoClinic.Services.Fhir;

/// <summary>Puts uploaded files where the import reads them.</summary>
internal static class ImportUploads
{
    private const string Prefix = "benzoclinic-import-";
    private const int MostFiles = 10_000;
    private const long MostBytes = PatientListFile.MaxMegabytes * 1024L * 1024L;

    /// <summary>
    /// A folder of its own, for this account alone. What a process that was killed has left behind goes: charts must not lie
    /// about in a temporary folder.
    /// </summary>
    public static DirectoryInfo NewFolder()
    {
        foreach (var left in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories($"{Prefix}*").Where(folder => !IsInUse(folder.Name)))
        {
            try
            {
                left.Delete(recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody else's, or another process clears up at the same instant.
            }
        }

        return Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-");
    }

    /// <summary>Copies a stream into the folder; a zip's bundles are taken out of it.</summary>
    /// <exception cref="UnusableFileException">It is too large or not what its name says.</exception>
    public static async Task Take(DirectoryInfo folder, string name, Stream content, CancellationToken stop)
    {
        var path = Free(folder, Path.GetFileName(name));
        await Copy(content, path, stop);
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return;
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, stop);
            var bundles = zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).ToList();
            if (bundles.Count == 0) throw new UnusableFileException($"{name} holds no .json file.");
            if (bundles.Count > MostFiles || bundles.Sum(entry => entry.Length) > MostBytes) throw new UnusableFileException($"{name} holds more than {MostFiles} files or {PatientListFile.MaxMegabytes} MB.");
            foreach (var bundle in bundles)
            {
                // By its last name alone: a path inside a zip leads nowhere.
                await using var stream = await bundle.OpenAsync(stop);
                await Copy(stream, Free(folder, bundle.Name), stop);
            }
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException($"{name} is not a zip file that can be read.");
        }

        File.Delete(path);
    }

    /// <summary>The files there, by name.</summary>
    public static IReadOnlyList<string> In(DirectoryInfo folder) => [.. folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with the files together, or null.</summary>
    public static string? Problem(IReadOnlyList<string> names) =>
        names.Count == 0 ? "Choose a file."
        : names.FirstOrDefault(name => !IsList(name) && !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) is { } other ? $"{other} is neither a bundle (.json, .zip) nor a list (.csv)."
        : names.Any(IsList) && names.Count > 1 ? "Choose one list at a time, or bundles alone."
        : null;

    /// <summary>True for a list of patients.</summary>
    public static bool IsList(string name) => Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv" or ".txt";

    // The number after the name is that of the process whose folder it is.
    private static bool IsInUse(string name)
    {
        if (!int.TryParse(name[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task Copy(Stream from, string path, CancellationToken stop)
    {
        await using var into = new FileStream(path, FileMode.CreateNew);
        var buffer = new byte[81920];
        while (await from.ReadAsync(buffer, stop) is > 0 and var read)
        {
            if (into.Length + read > MostBytes) throw new UnusableFileException($"A file is larger than {PatientListFile.MaxMegabytes} MB. Split it.");
            await into.WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }

    private static string Free(DirectoryInfo folder, string name)
    {
        var (stem, end) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var path = Path.Combine(folder.FullName, stem + end);
        for (var number = 2; File.Exists(path); number++) path = Path.Combine(folder.FullName, $"{stem} ({number}){end}");
        return path;
    }
}
