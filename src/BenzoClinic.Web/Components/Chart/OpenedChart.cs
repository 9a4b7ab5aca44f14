using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;

namespace BenzoClinic.Web.Components.Chart;

/// <summary>A chart opened once, handed by the frame to its head and to every tab.</summary>
/// <param name="Desk">Names, contacts and the next visit.</param>
/// <param name="Clinical">The clinical part; null for the front desk.</param>
/// <param name="MayEdit">Whether the details may be changed.</param>
/// <param name="MayAssign">Whether a therapist may be assigned.</param>
public sealed record OpenedChart(DetailsView Desk, ChartView? Clinical, bool MayEdit, bool MayAssign)
{
    /// <summary>Whose.</summary>
    public PatientId Id => Desk.Id;

    /// <summary>True where it went into another chart: nothing is written here any more.</summary>
    public bool IsMerged => Desk.Archived?.Into is not null;

    /// <summary>The same with details that were saved meanwhile.</summary>
    public OpenedChart With(DetailsView desk) => this with { Desk = desk, Clinical = Clinical is null ? null : Clinical with { Desk = desk } };

    /// <summary>The same with conditions that were written meanwhile.</summary>
    public OpenedChart With(IReadOnlyList<ConditionView> conditions) => this with { Clinical = Clinical is null ? null : Clinical with { Conditions = conditions } };

    /// <summary>The same with another therapist.</summary>
    public OpenedChart With(TherapistView? therapist) => this with { Clinical = Clinical is null ? null : Clinical with { Therapist = therapist } };
}
