using System.Text.Json;
using System.Text.Json.Serialization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Services.Patients;

/// <summary>All that a merge changed, in the form in which it is kept.</summary>
/// <param name="Moved">Ids of the rows that went across, by table.</param>
/// <param name="ImportMemory">True where what the other was imported from went across.</param>
/// <param name="Notes">Of the notes from elsewhere those that went across without the rest of the memory.</param>
/// <param name="Raised">Safety items that the merge itself put on the worklist.</param>
internal sealed record MergeJournal(
    PatientImage Kept,
    PatientImage Other,
    MergeJournal.Taper KeptTaper,
    Dictionary<string, List<Guid>> Moved,
    bool ImportMemory,
    List<string> Notes,
    List<Guid> Raised)
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static MergeJournal Read(string json) => JsonSerializer.Deserialize<MergeJournal>(json, Options)!;

    /// <summary>A taper's image; the dose in nanograms, as everywhere in the store.</summary>
    internal sealed record Taper(long CompletionNanograms, DateOnly? PausedOn, StaffId? EndSignedBy, bool EndSignedByPatient, List<string> ToConfirm, List<MissedVisit>? Missed = null)
    {
        public static Taper Of(TaperImage image) => new(image.CompletionDose.Nanograms, image.PausedOn, image.EndSignedBy, image.EndSignedByPatient, [.. image.ToConfirm], [.. image.Missed]);

        public TaperImage ToImage() => new(Dose.FromNanograms(CompletionNanograms), PausedOn, EndSignedBy, EndSignedByPatient, ToConfirm, Missed ?? []);
    }
}
