using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Severity = BenzoClinic.Domain.Shared.Severity;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>Orders a dose at a visit. Judges as one types, without the database; what is saved is judged again.</summary>
public sealed partial class DoseDialog
{
    private readonly OrderDraft _draft = new();
    private DoseDialogState? _state;
    private OrderReview? _review;

    // What the order asks of the supply; null while it is refused or cannot be read.
    private SupplyOutlook? _outlook;
    private IReadOnlyList<string>? _changes;
    private string? _shut;
    private List<Finding> _warnings = [];
    private bool _typed;
    private bool _reasonTyped;
    private int _shown;

    [Inject] private DoseOrderService Orders { get; set; } = null!;

    [Inject] private Formulary Formulary { get; set; } = null!;

    [Inject] private ILogger<DoseDialog> Logger { get; set; } = null!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>Whose dose.</summary>
    [Parameter, EditorRequired] public PatientId Patient { get; set; }

    /// <summary>The visit of today at which it is decided.</summary>
    [Parameter, EditorRequired] public VisitId Visit { get; set; }

    /// <summary>Opens the dialog; true where a dose was ordered.</summary>
    public static Task<bool> Show(IDialogService dialogs, PatientId patient, VisitId visit) =>
        Sheets.Show<DoseDialog>(dialogs, Sheets.Wide, it => { it.Add(x => x.Patient, patient); it.Add(x => x.Visit, visit); });

    private Saving Saved => field ??= new Saving(Logger);

    private string Subtitle
    {
        get
        {
            if (_state is not { } state) return "";
            var visit = $"{state.Visit.PatientName} · visit {Wording.Day(state.Visit.Date, state.Today)}, {state.Visit.Start:HH\\:mm}";
            return state.Record.InEffect(state.Today) is { } entry && state.Record.TakenSince(state.Today) is { } since
                ? $"{visit} · now {TaperWords.NamedDoses(entry.Regimen, Formulary)} a day since {Wording.Day(since, state.Today)}"
                : visit;
        }
    }

    private Regimen? Standing => _state?.Record.InEffect(_state.Today)?.Regimen;

    private int CurrentIndex => _review is { } review ? Math.Min(_shown, review.Steps.Count - 1) : -1;

    private StepVerdict? Current => CurrentIndex >= 0 ? _review!.Steps[CurrentIndex] : null;

    private bool EndsTaper => _draft.Steps.Count > 0 && _draft.Steps[^1].Regimen.Read() is { IsWhollyZero: true };

    /// <summary>What the fields show: what saving brought back, else what the review says of what was touched.</summary>
    private Findings Shown => new([.. Saved.Findings.All, .. _review?.Findings ?? []]);

    /// <summary>Refused, or not readable.</summary>
    private bool Blocked => _state is null || _review is null || !_draft.IsDated
        || _review.Findings.Any(Refuses);

    // What is merely missing is said when one saves.
    private static bool Refuses(Finding finding) => finding.Severity == Severity.Stop && finding.Code is not "required" and not "sign-off-missing";

    // On a phone the answer lies below the fields: what matters most is said beside the button too.
    private string Note => Current switch
    {
        { Verdict: { Code: GuardCode.MoreThanAQuarterIn14Days } verdict } => $"Refused: lowest is {LowestOf(Current, verdict)}. There is no override, for any role.",
        { Verdict.Allowed: false } => "There is no override of this rule, for any role.",
        _ => "",
    };

    /// <summary>Stops of steps that are not shown at the right, each with its step.</summary>
    private IEnumerable<string> OtherStops => (_review?.Findings ?? [])
        .Where(finding => Refuses(finding) && !finding.Field.Contains('.', StringComparison.Ordinal))
        .Where(finding => CurrentIndex < 0 || finding.Field != $"Steps[{CurrentIndex}]")
        .Select(finding => finding.Field.StartsWith("Steps[", StringComparison.Ordinal) ? $"Step {finding.Field[6] - '0' + 1}: {finding.Sentence}" : finding.Sentence);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await Open();
        if (_state is not { } state) return;
        _draft.Steps.Add(new StepDraft(RegimenDraft.From(Standing ?? Regimen.Nothing), state.Today));
        Judge();
        _draft.Reason = ReasonByDirection();
    }

    private async Task Open() => (await Orders.Open(Patient, Visit)).Match(
        state =>
        {
            _state = state;
            return true;
        },
        findings => Shut(string.Join(" ", findings.Select(finding => finding.Sentence))),
        (who, _) => Shut($"{who} saved first."),
        () => Shut("There is no such visit of this patient."));

    private bool Shut(string sentence)
    {
        (_shut, _state) = (sentence, null);
        return false;
    }

    private async Task Reload()
    {
        var before = _state?.Record;
        await Open();
        if (_state is not { } state) return;
        _changes = before is null ? [] : TaperChanges.Between(before, state.Record, Formulary, state.Today);
        Saved.Forget();
        Judge();
    }

    private async Task Save()
    {
        if (_state is not { } state || _draft.Read() is not { } order || Blocked) return;
        await Saved.Run(
            id => Orders.Order(new OrderDose(id, Patient, state.Record.Revision, Visit, order)),
            _ =>
            {
                Dialog.Close(DialogResult.Ok(true));
                return Task.CompletedTask;
            });
    }

    private string Said(string field) => Saved.Findings.For(field) ?? "";

    private void Judge()
    {
        var order = _draft.Read();
        _review = order is null ? null : _state?.Review(order);
        _outlook = order is not null && _review?.Findings.Any(Refuses) == false ? _state?.Outlook(order) : null;
        _warnings = [.. (_review?.Findings ?? []).Where(finding => finding.Severity == Severity.Warn).DistinctBy(finding => finding.Sentence)];
    }

    private static string LowestOf(StepVerdict step, GuardVerdict verdict) =>
        step.Step.Regimen.Lines is [var line] && step.Guard.LowestScheduled(line.Medication, step.Step.Regimen, step.Step.On) is { } lowest
            ? lowest.ToString()
            : $"{Refusals.Binding(verdict).Floor.RoundedUp(2):0.##} mg DE";

    // What the guard allows is still stopped where it cannot be made: nothing may read as allowed that cannot be saved.
    private Finding? StopOf(int step) => _review is not { } review || !review.Steps[step].Verdict.Allowed ? null : review.Findings
        .Where(finding => finding.Severity == Severity.Stop && (finding.Field == $"Steps[{step}]" || (finding.Code == Dispensability.Code && finding.Field.StartsWith($"Steps[{step}].", StringComparison.Ordinal))))
        .MinBy(finding => finding.Field.Length);
}
