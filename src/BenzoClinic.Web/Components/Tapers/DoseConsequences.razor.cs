using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Medications;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>What would come of one step of an order.</summary>
public sealed partial class DoseConsequences
{
    [Inject] private Formulary Formulary { get; set; } = null!;

    /// <summary>The step and its verdict.</summary>
    [Parameter, EditorRequired] public required StepVerdict Step { get; set; }

    /// <summary>What else stops the step; null where nothing does.</summary>
    [Parameter] public Finding? Finding { get; set; }

    /// <summary>The clinic's day.</summary>
    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    /// <summary>Day of the next booked visit: a step of that day is decided there.</summary>
    [Parameter] public DateOnly? NextVisit { get; set; }

    /// <summary>Takes the lowest dose.</summary>
    [Parameter] public EventCallback<Dose> OnUse { get; set; }

    /// <summary>Takes the first day on which the asked dose is allowed.</summary>
    [Parameter] public EventCallback<DateOnly> OnWait { get; set; }

    /// <summary>What the patient's doses are made from.</summary>
    [Parameter, EditorRequired] public required DoseSources Sources { get; set; }

    /// <summary>What the order asks of the supply; null where it is not said here.</summary>
    [Parameter] public SupplyOutlook? Outlook { get; set; }

    private GuardVerdict Verdict => Step.Verdict;

    private bool Refused => !Verdict.Allowed;

    private bool IsToday => Step.Step.On == Today;

    /// <summary>What is shown: the measurement that refuses, else the one that leaves the least room.</summary>
    private GuardMeasure? Shown => Refused ? Binding : Verdict.Tightest;

    private GuardMeasure? Binding => Verdict.Scheduled is null ? null : Refusals.Binding(Verdict);

    private bool AsNeededBinds => !ReferenceEquals(Shown, Verdict.Scheduled);

    private DateOnly? FirstDay => Step.Guard.FirstAllowedAfter(Step.Step.Regimen, Step.Step.On);

    /// <summary>Of one medication only: with several there is more than one way to reach the limit.</summary>
    private Dose? Lowest => Only is { } medication ? Step.Guard.LowestScheduled(medication, Step.Step.Regimen, Step.Step.On) : null;

    private string? Only => Step.Step.Regimen.Lines.Select(line => line.Medication).Distinct().ToList() is [var medication] ? medication : null;

    private string Unit => Only == "diazepam" ? "mg" : "mg DE";

    private string LowestText => Lowest is { } lowest ? lowest.ToString()
        : Binding is { } binding ? $"{binding.Floor.RoundedUp(2):0.##} mg DE" : "not known";

    private string OrStay => Binding is { } binding && binding.Standing < binding.Floor ? $", or stay at {binding.Standing} {Unit}" : "";

    private string LowestWords => IsToday ? "Lowest today" : $"Lowest {Wording.Day(Step.Step.On, Today)}";

    private string FloorWords => IsToday ? "lowest allowed today" : "lowest allowed";

    private string AskedText => Totals is [var (_, dose)] ? dose.ToString() : Binding is { } binding ? $"{binding.Asked} mg DE" : "This";

    private IReadOnlyList<(string Name, Dose Dose)> Totals
    {
        get
        {
            var regimen = Step.Step.Regimen;
            var medications = regimen.Lines.Select(line => line.Medication).Distinct().ToList();
            return medications.Count switch
            {
                0 => [("", Dose.Zero)],
                1 => [("", regimen.Scheduled(medications[0]))],
                _ => [.. medications.Select(code => ($" {Formulary.NameOf(code).ToLowerInvariant()}", regimen.Scheduled(code)))],
            };
        }
    }

    private string RefusalTitle => Verdict.Code switch
    {
        GuardCode.MoreThanAQuarterIn14Days => $"{AskedText} is refused: more than 25 % in 14 days",
        GuardCode.ZeroIsNotOrdered => "Refused: nothing is taken",
        _ => "Refused: an equivalence is missing",
    };

    private string AllowedWords => Verdict.Code switch
    {
        GuardCode.NotAReduction => "not a reduction",
        GuardCode.Completion => "the last step, from the completion dose",
        GuardCode.ContinuesADeviation => "continues a dose below the limit",
        GuardCode.Unchanged => "nothing falls",
        _ => "not more than 25 % in 14 days",
    };

    private bool CanBeOrderedOn(DateOnly day) => day <= Today.AddDays(TaperRecord.OrderAheadDays) && (NextVisit is not { } next || day < next);
}
