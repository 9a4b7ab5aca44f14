using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>The dose decision on the page of a visit.</summary>
public sealed partial class DoseDecisionCard
{
    private TaperView? _view;
    private List<DoseEntry> _ordered = [];
    private PatientId _shown;

    [Inject] private TaperChartService Charts { get; set; } = null!;

    [Inject] private Formulary Formulary { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    /// <summary>The visit.</summary>
    [Parameter, EditorRequired] public VisitId VisitId { get; set; }

    /// <summary>Whose visit.</summary>
    [Parameter, EditorRequired] public PatientId PatientId { get; set; }

    /// <summary>A clinician looks, and the visit is open.</summary>
    [Parameter] public bool Enabled { get; set; }

    /// <summary>Further classes of the card.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Raised before the dialog opens: the shared decision must be on the visit's record where a dose stays below the limit.</summary>
    [Parameter] public EventCallback OnOpening { get; set; }

    /// <summary>Raised after a dose was ordered or a regimen entered.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>Against the dose before: of the first step ordered here, else null.</summary>
    private GuardMeasure? Check => _ordered.Count > 0 ? _view!.Record.VerdictOn(_ordered[0])?.Scheduled : null;

    private IEnumerable<Row> Rows
    {
        get
        {
            var before = _ordered.Count > 0 ? _view!.Record.Course().LastOrDefault(entry => entry.On < _ordered[0].On) : null;
            yield return new Row(_ordered.Count > 0 ? "Before" : "Now", false, before?.Regimen ?? _view!.Now!.Regimen, Formulary);
            for (var i = 0; i < _ordered.Count; i++)
                yield return new Row(i == 0 ? "New" : Dates.Day(_ordered[i].On, _view!.Today), i == 0, _ordered[i].Regimen, Formulary);
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == PatientId) return;
        _shown = PatientId;
        await Load();
    }

    private async Task Load()
    {
        _view = await Charts.Load(PatientId);
        _ordered = [.. (_view?.Record.Course() ?? []).Where(entry => entry.Visit == VisitId)];
    }

    private async Task Order()
    {
        await OnOpening.InvokeAsync();
        if (await DoseDialog.Show(Dialogs, PatientId, VisitId)) await Changed();
    }

    private async Task EnterRegimen()
    {
        if (_view is { } view && await (view.Now is null ? RegimenDialog.Show(Dialogs, view) : FactDialog.Show(Dialogs, view))) await Changed();
    }

    private async Task Changed()
    {
        await Load();
        await OnChanged.InvokeAsync();
    }

    /// <summary>One line of the table.</summary>
    private sealed record Row(string Name, bool IsNew, Regimen Regimen, Formulary Formulary)
    {
        public string Total => TaperWords.Doses(Regimen, Formulary);

        public string At(DoseSlot slot)
        {
            var doses = Regimen.Lines.Select(line => LineDraft.Of(line, slot)).Where(dose => !dose.IsZero).Select(dose => dose.Number).ToList();
            return doses.Count == 0 ? "–" : string.Join(" + ", doses);
        }
    }
}
