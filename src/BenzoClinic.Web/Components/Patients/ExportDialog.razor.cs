using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>A record that was given out.</summary>
/// <param name="Address">Where it is, for who gave it out.</param>
/// <param name="Until">Until when it opens, UTC.</param>
public sealed record GivenOut(string Address, DisclosureForm Form, string ToWhom, DateTime Until);

/// <summary>Asks to whom a record is given and what for, and puts it on record.</summary>
public sealed partial class ExportDialog
{
    private static readonly IReadOnlyList<ChoiceOption> Bases =
        [.. Enum.GetValues<DisclosureBasis>().Select(basis => new ChoiceOption(basis.ToString(), DisclosureWords.Of(basis)))];

    private static readonly IReadOnlyList<ChoiceOption> Forms =
    [
        new(nameof(DisclosureForm.PrintedRecord), "Printed record"),
        new(nameof(DisclosureForm.FhirBundle), "FHIR bundle"),
    ];

    private readonly HashSet<string> _retyped = [];
    private Saving _saving = new();
    private string _toWhom = "";
    private string _purpose = "";
    private string _basis = "";
    private string _form = nameof(DisclosureForm.PrintedRecord);

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private DisclosureService Disclosures { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<ExportDialog> Logger { get; set; } = null!;

    /// <summary>The chart.</summary>
    [Parameter, EditorRequired]
    public required OpenedChart Chart { get; set; }

    // What a form leaves out is said where it is chosen, not found out by who receives it.
    private string Holds => _form == nameof(DisclosureForm.FhirBundle)
        ? "For another clinic’s system: person, allergies, conditions, medications, every dose and the signed visits with their notes. Leaves out appointments, diazepam equivalents and agreements to messages."
        : "Pages to print: person, allergies, conditions, every dose with its diazepam equivalent, other medications, signed visits with their notes.";

    /// <summary>Opens the dialog; what was given out, or null.</summary>
    public static async Task<GivenOut?> Show(IDialogService dialogs, OpenedChart chart)
    {
        var dialog = await dialogs.ShowAsync<ExportDialog>(null, new DialogParameters<ExportDialog> { { it => it.Chart, chart } }, Sheets.Narrow);
        return (await dialog.Result)?.Data as GivenOut;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _saving = new Saving(Logger);

    private string Said(string field) => _retyped.Contains(field) ? "" : _saving.Findings.For(field) ?? "";

    // What was refused is no longer said of what has been typed since.
    private string Took(string field, string text)
    {
        _retyped.Add(field);
        return text;
    }

    private Task<bool> Send()
    {
        _retyped.Clear();
        DisclosureForm? form = Enum.TryParse<DisclosureForm>(_form, out var chosen) ? chosen : null;
        DisclosureBasis? basis = Enum.TryParse<DisclosureBasis>(_basis, out var ground) ? ground : null;
        return _saving.Run(
            id => Disclosures.Disclose(new ExportRecord(id, Chart.Id, _toWhom, _purpose, basis, form)),
            saved =>
            {
                var address = $"patients/{Chart.Id}/record/{saved.Id}{(chosen == DisclosureForm.FhirBundle ? "/bundle" : "")}";
                Dialog.Close(DialogResult.Ok(new GivenOut(address, chosen, _toWhom.Trim(), Time.GetUtcNow().UtcDateTime + Disclosure.OpenFor)));
                return Task.CompletedTask;
            });
    }
}
