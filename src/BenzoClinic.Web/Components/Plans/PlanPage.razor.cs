using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Severity = BenzoClinic.Domain.Shared.Severity;

namespace BenzoClinic.Web.Components.Plans;

/// <summary>Builds or revises a plan. Answers as one types, without the database; what is saved is worked out again.</summary>
public sealed partial class PlanPage
{
    // Fields that show their own findings; all others stand at the top.
    private static readonly string[] Fields = ["Percent", "Amount", "Points", "EveryDays", "Start", "GoalDose", "Stages", "Products", "Earlier", "Crossover.To", "Crossover.EveryDays", "Why", "ReasonForWarnings"];

    private PlanWorkbench? _bench;
    private string? _closed;
    private PlanForm _form = new();
    private PlanDraft? _draft;
    private IReadOnlyList<Finding> _findings = [];
    private Saving _saving = new();
    private Stock? _stock;
    private PlanPair? _compared;
    private string _why = "";
    private string _reasonForWarnings = "";
    private bool _order = true;
    private bool _typed;
    private Guid _opened;

    /// <summary>Whose plan.</summary>
    [Parameter] public Guid Id { get; set; }

    [Inject] private TaperPlanService Plans { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ILogger<PlanPage> Logger { get; set; } = null!;

    private string Note
    {
        get
        {
            if (_bench is not { } bench) return "";
            var age = bench.Today.Year - bench.BirthDate.Year - (bench.BirthDate.AddYears(bench.Today.Year - bench.BirthDate.Year) > bench.Today ? 1 : 0);
            var now = bench.Record.InEffect(bench.Today) is { } entry ? $" · {TaperWords.NamedDoses(entry.Regimen, bench.Formulary)} a day" : "";
            return $"{bench.PatientName}, {age} · chart {bench.ChartNumber}{now}";
        }
    }

    /// <summary>Why it cannot be saved now; null where it can.</summary>
    private string? Blocked => _bench switch
    {
        null => "",
        { HasDoor: false } => "Saved at an in-person visit of today",
        { Record.PausedOn: not null } => "Paused: resume the taper first",
        _ => _draft switch
        {
            null => "Some fields cannot be read yet",
            { CanBegin: true } => null,
            { Steps: var steps } when steps.Any(step => step.IsRefused) => steps.Count(step => step.IsRefused) == 1 ? "Settle the refused step first" : "Settle the refused steps first",
            _ => "Settle what is marked first",
        },
    };

    private IEnumerable<Finding> Elsewhere => _saving.Findings.All.Concat(_findings).Where(finding => !Fields.Contains(finding.Field) && !finding.Field.StartsWith("Steps[", StringComparison.Ordinal)).DistinctBy(finding => finding.Sentence);

    private IReadOnlyList<OrderedStep> ToOrder => _draft is { } draft && _bench is { } bench ? TaperPlanService.ToOrder(draft.Ordered, NextVisit, bench.Today) : [];

    private DateOnly? NextVisit => _bench!.Visits.Where(day => day > _bench.Today).Select(day => (DateOnly?)day).FirstOrDefault();

    private string OrderWords
    {
        get
        {
            var steps = ToOrder;
            var until = NextVisit is { } next ? $"the next visit, {Wording.Day(next, _bench!.Today)}" : $"{TaperRecord.OrderAheadDays} days ahead: no visit is booked";
            return steps.Count == 0 ? $"nothing: no step is due up to {until}" : $"{Wording.Count(steps.Count, "step")} up to {until}";
        }
    }

    private List<string> Warnings
    {
        get
        {
            var steps = ToOrder;
            var alerts = _bench!.Alerts.With(new OrderReview([], []), new DoseOrder(steps, "", "", false, false)).Findings;
            return [.. (_draft?.Steps ?? []).Take(steps.Count).SelectMany(step => step.Findings).Concat(alerts).Where(finding => finding.Severity == Severity.Warn && finding.Code != PlanChecks.AboveTen.Code).Select(finding => finding.Sentence).Distinct()];
        }
    }

    private IReadOnlyList<(DateOnly On, decimal Milligrams)> Refused => [.. (_draft?.Steps ?? []).Where(step => step.IsRefused).Select(step => (step.On, step.Equivalent.Rounded(2)))];

    private IReadOnlyList<PlanLine> ChartLines
    {
        get
        {
            var bench = _bench!;
            var lines = new List<PlanLine>();
            if (_compared is { } pair)
            {
                lines.Add(Line(pair.Left.Version, "version"));
                lines.Add(Line(pair.Right.Version, "other"));
            }
            else if (bench.Versions.FirstOrDefault(it => it.Version.Steps.Count > 0) is { } last && bench.InForce is not null)
            {
                lines.Add(Line(last.Version, "version"));
            }

            lines.Add(new PlanLine(Taken(bench), bench.Today, "taken", "Taken"));
            if (_draft is { Steps: [var first, ..] } draft)
                lines.Add(new PlanLine([(bench.Today, draft.BeginEquivalent.Rounded(2)), .. draft.Steps.Select(step => (step.On, step.Equivalent.Rounded(2)))], draft.Steps[^1].On.AddDays(14), "draft", "This draft"));
            return lines;
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_opened == Id) return;
        _opened = Id;
        _saving = new Saving(Logger);
        await Open();
        if (_bench is not { } bench) return;
        _form = bench.InForce is { } version ? PlanForm.From(version, bench) : PlanForm.New(bench);
        Judge();
    }

    private async Task Open() => (await Plans.Open(new PatientId(Id))).Match(
        bench =>
        {
            (_bench, _closed) = (bench, null);
            return true;
        },
        findings => Close(string.Join(" ", findings.Select(finding => finding.Sentence))),
        (who, _) => Close($"{who} saved first."),
        () => Close("There is no such chart."));

    private bool Close(string sentence)
    {
        (_bench, _closed) = (null, sentence);
        return false;
    }

    private async Task Reopen()
    {
        await Open();
        _saving.Forget();
        Judge();
    }

    private void Changed()
    {
        _typed = true;
        _saving.Forget();
        Judge();
    }

    private void Judge()
    {
        if (_bench is not { } bench) return;
        // What can be made is worked out once for a choice of products.
        if (_stock is null || !_stock.Products.SetEquals(_form.Products) || _stock.Mixes != _form.Mixes) _stock = new Stock(bench.Formulary, _form.Products, _form.Mixes);
        var (request, unreadable) = _form.Read(bench);
        _draft = request is null ? null : bench.Draft(request, _stock);
        _findings = _draft?.Findings ?? unreadable;
    }

    /// <summary>The steps as a table, to be changed by hand; each is judged as typed.</summary>
    private void ByHand()
    {
        _form.Stages = PlanTable.Write(_draft!.Ordered, _draft.Begin, _bench!.Formulary);
        (_form.Method, _form.Crosses, _form.Goal) = (TaperMethod.Stages, false, TaperGoal.Stop);
        _form.Start = DayText.Of(_draft!.Steps[0].On);
        Changed();
    }

    private Task Save() => _bench is not { } bench || _form.Read(bench).Request is not { } request ? Task.CompletedTask : _saving.Run(
        id => Plans.Save(new SavePlan(id, bench.Patient, bench.Record.Revision, request, [.. _form.Products], _form.Mixes, _why, _order, _reasonForWarnings)),
        _ =>
        {
            _typed = false;
            Navigation.NavigateTo($"patients/{Id}");
            return Task.CompletedTask;
        });

    private async Task End()
    {
        if (await EndTaperDialog.Show(Dialogs, _bench!)) await Reopen();
    }

    private static List<(DateOnly, decimal)> Taken(PlanWorkbench bench)
    {
        if (bench.Record.ProfileInForce is not { } profile) return [];
        var scale = new EquivalenceScale(profile, profile);
        // What was taken for years before is one straight line: its last months are enough.
        var from = bench.Today.AddMonths(-9);
        return
        [
            .. bench.Record.Course().Where(entry => entry.On <= bench.Today && entry.Regimen.MedicationsTaken.All(scale.Knows))
                .Select(entry => (entry.On < from ? from : entry.On, scale.Milligrams(scale.Measure(entry.Regimen, withAsNeeded: true)).Rounded(2))),
        ];
    }

    private static PlanLine Line(TaperPlanVersion version, string look) =>
        new([.. version.Steps.Select(step => (step.On, step.Equivalent))], version.Steps.Count > 0 ? version.Steps[^1].On.AddDays(14) : version.On, look, $"Version {version.Number}");
}

/// <summary>Two versions beside each other.</summary>
public sealed record PlanPair(PlanVersionView Left, PlanVersionView Right);
