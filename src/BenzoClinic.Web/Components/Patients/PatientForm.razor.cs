using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>The fields of a new patient and of the tab <c>Details</c>, each with what is wrong beneath it.</summary>
public sealed partial class PatientForm
{
    private IReadOnlyList<Finding> _findings = [];
    private TypedAllergy? _added;
    private bool _tried;

    /// <summary>What is being typed.</summary>
    [Parameter, EditorRequired]
    public required PatientFormModel Form { get; set; }

    /// <summary>The clinic's day.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>Whether typing begins in the first field.</summary>
    [Parameter]
    public bool AutoFocus { get; set; }

    /// <summary>True where the person may read and not change.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>Raised after every change.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Clinicians who may be the prescriber.</summary>
    [Parameter]
    public IReadOnlyList<Provider> Prescribers { get; set; } = [];

    /// <summary>What was agreed to and withdrawn so far, beneath the agreements.</summary>
    [Parameter]
    public RenderFragment? Agreements { get; set; }

    /// <summary>The fields that show their own findings.</summary>
    public static IReadOnlyCollection<string> Fields { get; } =
        [.. typeof(PatientDetails).GetProperties().Select(member => member.Name), "Pharmacy", "Insurance",
            .. Enumerable.Range(0, 100).SelectMany(row => new[] { "Allergies", "Phones", "Addresses", "Emergency", "CareTeam" }.Select(list => $"{list}[{row}]"))];

    private static readonly IReadOnlyList<ChoiceOption> Severities =
        [.. Enum.GetValues<AllergySeverity>().Select(it => new ChoiceOption(it.ToString(), it == AllergySeverity.NotRecorded ? "not told" : it.ToString().ToLowerInvariant()))];

    private string BirthDateHelp => TypedDate.TryRead(Form.BirthDate, Today, out var date, out _) && date <= Today
        ? $"{Dates.BirthDate(date)}, {Wording.Count(PatientDetails.AgeOn(date, Today), "year")}"
        : "Such as 3/14/1979";

    /// <summary>The details where nothing is wrong; else null, and each field says what is.</summary>
    public PatientDetails? TryRead()
    {
        _tried = true;
        (var details, _findings) = Form.Read(Today);
        StateHasChanged();
        return _findings.Count == 0 ? details : null;
    }

    /// <summary>Shows what the service found.</summary>
    public void Show(IReadOnlyList<Finding> findings)
    {
        _findings = findings;
        StateHasChanged();
    }

    /// <summary>The word for a channel.</summary>
    public static string Channel(ReminderChannel channel) => channel switch
    {
        ReminderChannel.None => "none",
        ReminderChannel.Sms => "SMS",
        ReminderChannel.Email => "e-mail",
    };

    /// <summary>The words for a pregnancy status.</summary>
    public static string Pregnancy(PregnancyStatus status) => status switch
    {
        PregnancyStatus.NotRecorded => "Not recorded",
        PregnancyStatus.NotPregnant => "Not pregnant",
        PregnancyStatus.Pregnant => "Pregnant",
        PregnancyStatus.Breastfeeding => "Breastfeeding",
    };

    private string? Of(string field) => _findings.FirstOrDefault(finding => finding.Field == field)?.Sentence;

    private string? OfRow(string list, int row) => Of($"{list}[{row}]");

    private string PrescriberName(StaffId? id) => id is null ? "Not told" : Prescribers.FirstOrDefault(it => it.Id == id)?.Name ?? "Former colleague";

    private Task SetSeverity(TypedAllergy row, string text)
    {
        row.Severity = Enum.TryParse<AllergySeverity>(text, out var severity) ? severity : AllergySeverity.NotRecorded;
        return Recheck();
    }

    // Findings count the rows that are filled.
    private string? OfAllergy(TypedAllergy row)
    {
        var filled = Form.Allergies.Where(it => (it.Substance + it.Reaction).Trim().Length > 0).ToList();
        return filled.IndexOf(row) is >= 0 and var index ? Of($"Allergies[{index}]") : null;
    }

    private Task Recheck()
    {
        // Nobody is told of a field they have not come to yet.
        if (_tried) (_, _findings) = Form.Read(Today);
        return Changed.InvokeAsync();
    }

    private Task LeftBirthDate()
    {
        if (!_tried && Form.BirthDate.Trim().Length > 0) _findings = [.. Form.Read(Today).Findings.Where(finding => finding.Field == nameof(PatientDetails.BirthDate))];
        return Recheck();
    }

    private Task AddAllergy()
    {
        _added = new TypedAllergy();
        Form.Allergies.Add(_added);
        return Changed.InvokeAsync();
    }

    private Task Remove(TypedAllergy row)
    {
        Form.Allergies.Remove(row);
        return Recheck();
    }
}
