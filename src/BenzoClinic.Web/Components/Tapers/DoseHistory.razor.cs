using BenzoClinic.Domain.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Layout;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>The dose history as a table.</summary>
public sealed partial class DoseHistory
{
    /// <summary>How many rows are shown before one asks for all.</summary>
    private const int First = 12;

    private bool _all;

    [Inject] private Formulary Formulary { get; set; } = null!;

    /// <summary>The taper.</summary>
    [Parameter, EditorRequired] public required TaperView View { get; set; }

    /// <summary>Who looks: nobody confirms a strike-out of their own.</summary>
    [Parameter] public Me? Me { get; set; }

    /// <summary>Whether the person may strike out.</summary>
    [Parameter] public bool MayChange { get; set; }

    /// <summary>Asks for a strike-out.</summary>
    [Parameter] public EventCallback<HistoryRow> OnStrikeOut { get; set; }

    /// <summary>Confirms a strike-out as the second clinician.</summary>
    [Parameter] public EventCallback<HistoryRow> OnConfirmStrikeOut { get; set; }

    private IEnumerable<HistoryRow> Shown => _all ? View.History : View.History.Take(First);

    private bool Several => View.History.SelectMany(row => row.Regimen.MedicationsTaken).Distinct().Count() > 1;

    private static IEnumerable<RegimenLine> Lines(HistoryRow row) => row.Regimen.Lines.Where(line => !line.WithAsNeeded.IsZero).OrderBy(line => line.Medication, StringComparer.Ordinal);

    private string Name(HistoryRow row) => $"{TaperWords.Doses(row.Regimen, Formulary)} from {Dates.Day(row.On, View.Today)}";
}
