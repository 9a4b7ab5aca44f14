using System.Globalization;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Web.Components.Schedule;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Waitlist;

/// <summary>Puts a patient on the waitlist, or changes what is wished for.</summary>
public sealed partial class WaitlistDialog
{
    private const int UsualDays = 14;

    private readonly Saving _saving = new();
    private readonly HashSet<DayOfWeek> _weekdays = [];
    private ClinicSettings _clinic = ClinicSettings.Default;
    private IReadOnlyList<Provider> _providers = [];
    private IReadOnlyList<AppointmentRow> _booked = [];
    private PatientId? _patient;
    private bool _typed;
    private string _type = "";
    private string _provider = "";
    private string _moves = "";
    private string _from = "";
    private string _until = "";
    private string _part = nameof(PartOfDay.Any);
    private string _note = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private WaitlistService Waitlist { get; set; } = null!;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    /// <summary>For whom, where that is clear already.</summary>
    [Parameter]
    public PatientId? Patient { get; set; }

    /// <summary>The name of <see cref="Patient"/>.</summary>
    [Parameter]
    public string? PatientName { get; set; }

    /// <summary>The entry that is changed; null for a new one.</summary>
    [Parameter]
    public WaitlistRow? Row { get; set; }

    private List<ChoiceOption> Types => [.. _clinic.VisitTypes.Where(type => !type.IsGroup && (!type.Retired || type.Id == _type)).Select(type => new ChoiceOption(type.Id, $"{type.Name}, {type.Minutes} min"))];

    private List<ChoiceOption> Providers => [.. _providers.Where(it => Chosen?.GivenBy(it.Prescribes) != false).Select(it => new ChoiceOption(it.Id.ToString(), it.Name))];

    private List<ChoiceOption> Visits => [.. _booked.Where(it => it.Type == _type).Select(it => new ChoiceOption(it.Id.ToString(), $"{Dates.Day(it.Date, Clock.Today)}, {Dates.Time(it.Start)}, {it.Provider.Name}"))];

    private VisitType? Chosen => _clinic.VisitTypes.FirstOrDefault(it => it.Id == _type);

    /// <summary>Opens the dialog; true where something was saved.</summary>
    public static Task<bool> Show(IDialogService dialogs, PatientId? patient = null, string? name = null, WaitlistRow? row = null) => Sheets.Show<WaitlistDialog>(dialogs, Sheets.Narrow, parameters =>
    {
        parameters.Add(it => it.Patient, patient);
        parameters.Add(it => it.PatientName, name);
        parameters.Add(it => it.Row, row);
    });

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        (_patient, _from, _until) = (Patient, Day(Clock.Today), Day(Clock.Today.AddDays(UsualDays)));
        if (Row is { Wish: { } wish })
        {
            (_type, _provider, _moves) = (wish.Type, wish.Provider?.ToString() ?? "", wish.Moves?.ToString() ?? "");
            (_from, _until, _part, _note) = (Day(wish.From), Day(wish.Until), wish.Part.ToString(), wish.Note);
            _weekdays.UnionWith(wish.Weekdays);
        }

        _clinic = await Settings.Current();
        _providers = await Appointments.Bookable();
        if (Row is null && _clinic.UsualType(prescribes: true, 30) is { } usual) _type = usual.Id;
        await Look();
        if (Row is null) Propose();
    }

    private async Task Choose(PatientId? patient)
    {
        Type(() => _patient = patient);
        await Look();
        Propose();
    }

    // What can move: what the patient has ahead.
    private async Task Look() => _booked = _patient is { } id
        ? [.. (await Appointments.ForPatient(id)).Where(it => it is { State: AppointmentState.Expected, Group: null } && it.Date >= Clock.Today).OrderBy(it => it.Date).ThenBy(it => it.Start)]
        : [];

    private void Propose() => _moves = _booked.FirstOrDefault(it => it.Type == _type)?.Id.ToString() ?? "";

    private void As(string type) => Type(() =>
    {
        _type = type;
        if (Providers.TrueForAll(it => it.Value != _provider)) _provider = "";
        Propose();
    });

    private void Switch(DayOfWeek day) => Type(() =>
    {
        if (!_weekdays.Remove(day)) _weekdays.Add(day);
    });

    private void Type(Action change)
    {
        change();
        _typed = true;
    }

    private string Said(string field) => _saving.Findings.For(field) ?? "";

    private Task<bool> Save() => _saving.Run(Write, _ => Close());

    private Task<Outcome<Saved>> Write(Guid id)
    {
        var terms = new WaitlistTerms(
            _type.Length > 0 ? _type : null,
            Guid.TryParse(_provider, out var provider) ? new StaffId(provider) : null,
            ScheduleDays.Read(_from),
            ScheduleDays.Read(_until),
            [.. _weekdays.Order()],
            Enum.Parse<PartOfDay>(_part),
            _note,
            Guid.TryParse(_moves, out var moves) ? AppointmentId.From(moves) : null);
        return Row is { } row ? Waitlist.Change(new ChangeWaitlist(id, row.Patient, row.Id, row.Revision, terms)) : Waitlist.Add(new AddToWaitlist(id, _patient, terms));
    }

    private Task Close()
    {
        Dialog.Close(DialogResult.Ok(true));
        return Task.CompletedTask;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
