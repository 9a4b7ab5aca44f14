using System.Globalization;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Medications;
using BenzoClinic.Web.Components.Medications;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Supplies;

/// <summary>Writes a prescription draft. Works it out as one types, without the database; what is kept is worked out again.</summary>
public sealed partial class PrescriptionDialog
{
    private readonly HashSet<string> _products = [];
    private PrescriptionBench? _bench;
    private PrescriptionDraft? _draft;
    private string? _shut;
    private string _until = "";
    private string _margin = "";
    private string _refills = "0";
    private string _earliest = "";
    private CuresExemption? _exemption;
    private string _reason = "";

    [Inject] private PrescriptionService Prescriptions { get; set; } = null!;

    [Inject] private Formulary Formulary { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    /// <summary>The open visit it is written at; null for a supply given today without one.</summary>
    [Parameter] public VisitId? Visit { get; set; }

    /// <inheritdoc />
    protected override OtherMedicationView? Opened => null;

    /// <summary>What is wrong as it stands, and what saving brought back.</summary>
    private Findings Live { get; set; } = Findings.None;

    private string Wrong(string field) => Live.For(field) ?? "";

    private int? Refills => int.TryParse(_refills.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var refills) ? refills : null;

    private PrescriptionTerms Terms => new(
        DayText.Read(_until),
        int.TryParse(_margin.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var margin) ? margin : null,
        Refills,
        DayText.Read(_earliest),
        [.. _products.Order(StringComparer.Ordinal)],
        _exemption,
        _reason);

    private static IReadOnlyList<ChoiceOption> Exemptions { get; } = [.. Enum.GetValues<CuresExemption>().Select(it => new ChoiceOption(it.ToString(), $"No look-up: {AlertWords.Of(it)}"))];

    /// <summary>Every product of what is taken on these days.</summary>
    private IReadOnlyList<Product> Offered => _bench is not { } bench ? [] :
    [
        .. PatientCalendar.Of(bench.Picture.Record, [], bench.Picture.Sources, Clock.Today, PrescriptionRules.MostDays).SelectMany(day => day.Regimen.Lines).Select(line => line.Medication).Distinct()
            .Order(StringComparer.Ordinal).SelectMany(Formulary.ProductsOf).OrderBy(product => product.Medication, StringComparer.Ordinal).ThenBy(product => product.Form).ThenByDescending(product => product.Strength),
    ];

    /// <summary>What is at home and not part of the draft.</summary>
    private IReadOnlyList<SupplyLine> Unused => _bench is { } bench && _draft is { } draft
        ? [.. bench.Picture.Forecast().AtHome.Where(line => draft.Items.All(item => item.Product != line.Product))]
        : [];

    /// <summary>Opens the dialog; true where a draft was kept.</summary>
    public static Task<bool> Show(IDialogService dialogs, PatientId patient, string name, VisitId? visit) => Sheets.Show<PrescriptionDialog>(dialogs, Sheets.Wide, parameters =>
    {
        parameters.Add(it => it.Patient, patient);
        parameters.Add(it => it.PatientName, name);
        parameters.Add(it => it.Visit, visit);
    });

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await ReadAgain();
        if (_bench is not { } bench) return;
        var usual = bench.Usual();
        (_until, _margin) = (DayText.Of(usual.Until), (usual.Margin ?? 0).ToString(CultureInfo.InvariantCulture));
        _products.UnionWith(usual.Products);
        Work();
    }

    private async Task ReadAgain()
    {
        var opened = await Prescriptions.Open(Patient, Visit);
        (_bench, _shut) = opened.Match<(PrescriptionBench?, string?)>(bench => (bench, null), findings => (null, findings[0].Sentence), (_, _) => (null, null), () => (null, "There is no such chart."));
    }

    // What somebody else kept meanwhile is taken in; what was typed stays.
    private async Task Again()
    {
        Saving.Forget();
        var before = _bench?.Picture.Last?.Id;
        await ReadAgain();
        if (_bench?.Picture.Last is { } theirs && theirs.Id != before)
            _changes = [$"A draft was written meanwhile: {SupplyWords.ToDispense(theirs.Items, Formulary)}. {SupplyWords.Reach(theirs.LastDay, theirs.NextVisit, Clock.Today)}. Saving takes its place."];
        Work();
    }

    private async Task LookUp()
    {
        if (await CuresDialog.Show(Dialogs, Patient, PatientName)) await Again();
    }

    private void Change(Action change)
    {
        Saving.Forget();
        Type(change);
        Work();
    }

    private void Toggle(string product, bool on)
    {
        if (on) _products.Add(product);
        else _products.Remove(product);
    }

    private void Work()
    {
        if (_bench is not { } bench) return;
        (_draft, var findings) = bench.Work(Terms);
        Live = new Findings(findings);
    }

    private async Task Save()
    {
        await Run(id => Prescriptions.Write(new WritePrescription(id, Patient, Visit, _bench?.Picture.Last?.Id, Terms)));
        if (Saving.Findings.All.Count > 0) Live = Saving.Findings;
    }
}
