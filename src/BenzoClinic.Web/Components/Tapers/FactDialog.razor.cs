using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using MudBlazor;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>Records what lastingly happened otherwise than ordered.</summary>
public sealed partial class FactDialog
{
    private static readonly string[] Tellers = ["Patient", "Family", "Hospital", "Emergency department", "Pharmacy", "Other prescriber"];

    private readonly Dictionary<DoseEntryId, bool> _answers = [];
    private RegimenDraft _draft = RegimenDraft.Of([]);
    private Regimen? _taken;
    private DateOnly? _on;
    private string _reportedBy = "";
    private string _what = "";

    /// <summary>Opens the dialog; true where something was recorded.</summary>
    public static Task<bool> Show(IDialogService dialogs, TaperView view) => Show<FactDialog>(dialogs, view, Sheets.Narrow);

    private IReadOnlyList<DoseEntry> Asked => _on is { } on ? Now.Record.ToAskSince(on, Now.Today) : [];

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _taken = View.Now?.Regimen;
        _draft = RegimenDraft.From(_taken ?? Regimen.Nothing);
        // What an import lists beside the regimen: its dose is told here, or 0.
        _draft.Lines.AddRange(View.ToConfirm.Select(open => new LineDraft { Medication = open.Medication }));
        _on = View.Today;
    }

    private string Name(DoseEntry entry) =>
        $"{TaperWords.Kind(entry.Kind)} {TaperWords.NamedDoses(entry.Regimen, Formulary)} a day from {Dates.Day(entry.On, Now.Today)}";

    private void From(string text)
    {
        _on = DayText.Read(text);
        Changed();
    }

    private void Who(string text)
    {
        _reportedBy = text;
        Changed();
    }

    private void What(string text)
    {
        _what = text;
        Changed();
    }

    private void Answer(DoseEntryId entry, bool wasTaken)
    {
        _answers[entry] = wasTaken;
        Changed();
    }

    private Task Send()
    {
        if (_draft.Read() is not { } regimen) return Task.CompletedTask;
        if (_on is not { } on) return Saving.Refuse(Finding.Required("On", "Enter a day."));
        var answers = Asked.Where(entry => _answers.ContainsKey(entry.Id)).Select(entry => new TakenAnswer(entry.Id, _answers[entry.Id])).ToList();
        return Save((id, revision) => Tapers.RecordFact(new RecordFact(id, View.Patient, revision, on, regimen, _reportedBy, _what, answers)));
    }
}
