using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

public sealed partial class Patient
{
    /// <summary>The chart that this one went into; null for a chart of its own. Nothing is written in a merged chart.</summary>
    public PatientId? MergedInto { get; private set; }

    /// <summary>Numbers of the charts that went into this one, in words' order: <c>1042, 1077</c>; "" where none did.</summary>
    public string FormerNumbers { get; private set; } = "";

    /// <summary>All that a merge may change of the chart itself, to be put back when it is undone.</summary>
    public PatientImage Image => new(Details, Contacts, [.. _allergies], DeceasedOn, ImportedFrom, ArchivedAt, ArchivedWhy, MergedInto, FormerNumbers);

    /// <summary>Takes what the two charts become together. Ask <see cref="MergeChecks"/> first.</summary>
    /// <param name="takesSource">True where this chart takes over what the other was imported from.</param>
    public void Absorb(Patient other, bool takesSource, Stamp stamp)
    {
        var merged = MergedPatient.Of(this, other);
        FormerNumbers = string.Join(", ", new[] { FormerNumbers, $"{other.ChartNumber}", other.FormerNumbers }.Where(numbers => numbers.Length > 0));
        if (takesSource) ImportedFrom = other.ImportedFrom;
        (Details, Contacts, DeceasedOn) = (merged.Details, merged.Contacts, merged.DeceasedOn);
        Replace(merged.Allergies);
        Touch(stamp);
    }

    /// <summary>Goes into another chart, and out of the lists. A later import then finds that one.</summary>
    /// <param name="handsOver">True where the other takes over what this one was imported from.</param>
    public void GoInto(Patient kept, string why, bool handsOver, Stamp stamp)
    {
        MergedInto = kept.Id;
        (ArchivedAt, ArchivedWhy) = (stamp.At, $"Merged into chart {kept.ChartNumber}: {why}");
        if (handsOver) ImportedFrom = null;
        Touch(stamp);
    }

    /// <summary>Puts back what stood here before a merge. The revision goes on: forms opened meanwhile are stale.</summary>
    public void Restore(PatientImage image, Stamp stamp)
    {
        (Details, Contacts, DeceasedOn, ImportedFrom) = (image.Details, image.Contacts, image.DeceasedOn, image.ImportedFrom);
        (ArchivedAt, ArchivedWhy, MergedInto, FormerNumbers) = (image.ArchivedAt, image.ArchivedWhy, image.MergedInto, image.FormerNumbers);
        Replace(image.Allergies);
        Touch(stamp);
    }

    private void Replace(IReadOnlyList<Allergy> allergies)
    {
        if (_allergies.SequenceEqual(allergies)) return;
        _allergies.Clear();
        _allergies.AddRange(allergies);
    }
}

/// <summary>A chart's own fields at one moment.</summary>
public sealed record PatientImage(
    PatientDetails Details,
    ContactBook Contacts,
    IReadOnlyList<Allergy> Allergies,
    DateOnly? DeceasedOn,
    string? ImportedFrom,
    DateTime? ArchivedAt,
    string ArchivedWhy,
    PatientId? MergedInto,
    string FormerNumbers);
