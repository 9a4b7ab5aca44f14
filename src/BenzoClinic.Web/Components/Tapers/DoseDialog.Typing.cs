using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Web.Components.Tapers;

public sealed partial class DoseDialog
{
    private const string PlannedStep = "Planned step", Hold = "Hold", GoingBack = "Going back up";

    private static readonly string[] Reasons = [PlannedStep, "Patient’s wish", Hold, GoingBack, "Withdrawal symptoms", "Sedation or falls", "Change of medication", "Restart after stopping alone"];

    private void Changed()
    {
        _typed = true;
        Judge();
        if (!_reasonTyped) _draft.Reason = ReasonByDirection();
    }

    // Until the person says otherwise the history says what the dose itself says.
    private string ReasonByDirection() => _review is not { Steps: [{ Verdict.Scheduled: { } measure }, ..] } || measure.Asked < measure.Standing
        ? PlannedStep
        : measure.Asked == measure.Standing ? Hold : GoingBack;

    private void Reason(string text)
    {
        (_typed, _reasonTyped, _draft.Reason) = (true, true, text);
        Judge();
    }

    private void WhyRight(string text) => (_typed, _draft.ReasonForWarnings) = (true, text);

    private void Sign(bool? clinician = null, bool? patient = null)
    {
        _typed = true;
        _draft.ClinicianSigns = clinician ?? _draft.ClinicianSigns;
        _draft.PatientSigns = patient ?? _draft.PatientSigns;
        Judge();
    }

    private void Day(StepDraft step, string text)
    {
        step.On = DayText.Read(text);
        Changed();
    }

    private void AddStep()
    {
        var last = _draft.Steps[^1];
        _draft.Steps.Add(new StepDraft(last.Regimen.Copy(), last.On?.AddDays(7)));
        _shown = _draft.Steps.Count - 1;
        Changed();
    }

    /// <summary>True where exactly the plan's steps are typed.</summary>
    private bool IsPlanned => _state is { } state && _draft.Read() is { } order && order.Steps.Count == state.Planned.Count
        && order.Steps.Zip(state.Planned).All(pair => pair.First.On == pair.Second.On && TaperWords.NamedDoses(pair.First.Regimen, Formulary) == TaperWords.NamedDoses(pair.Second.Regimen, Formulary));

    private void TakePlanned()
    {
        _draft.Steps.Clear();
        _draft.Steps.AddRange(_state!.Planned.Select(step => new StepDraft(RegimenDraft.From(step.Regimen), step.On)));
        _shown = 0;
        Changed();
    }

    private void RemoveStep(StepDraft step)
    {
        _draft.Steps.Remove(step);
        _shown = 0;
        Changed();
    }

    private void Use(Dose lowest)
    {
        var lines = _draft.Steps[CurrentIndex].Regimen.Lines;
        if (lines.Count == 1) lines[0].BringTo(lowest);
        Changed();
    }

    private void Wait(DateOnly first)
    {
        _draft.Steps[CurrentIndex].On = first;
        Changed();
    }

    private static string StepName(int index) => $"Step {index + 1}";

    private string DayHelp(StepDraft step)
    {
        if (_state is not { } state || step.On is not { } on) return "";
        return on == state.Today ? $"{Wording.Day(on, state.Today)}, visit of today" : Wording.Day(on, state.Today);
    }

    private string DayError(StepDraft step, int index) => step.On is null
        ? "Enter a day."
        : Shown.For($"Steps[{index}].On") ?? "";
}
