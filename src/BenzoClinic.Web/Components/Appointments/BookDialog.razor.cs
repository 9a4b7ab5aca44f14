using System.Globalization;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Books a time, a series, or a place in a group. Stays open, with all that was typed, until it is booked or left.</summary>
public sealed partial class BookDialog
{
    private const string InPerson = "All visits are in person at the San Francisco office.";
    private static readonly int[] Usual = [15, 20, 30, 45, 50, 60, 75, 90, 120];

    private readonly Saving _saving = new();
    private readonly BookingDraft _draft = new();
    private readonly HashSet<DateOnly> _without = [];
    private ClinicSettings _clinic = ClinicSettings.Default;
    private IReadOnlyList<Provider> _providers = [];
    private IReadOnlyList<OpenTime> _offers = [];
    private IReadOnlyList<SeriesDay> _days = [];
    private NextVisitWanted? _wanted;
    private VisitType? _type;
    private string _save = "Book";
    private bool _finding;
    private bool _mayOverlap;
    private bool _typed;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private SeriesService Series { get; set; } = null!;

    [Inject]
    private GroupService Groups { get; set; } = null!;

    [Inject]
    private FreeTimeService FreeTimes { get; set; } = null!;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private Gate Gate { get; set; } = null!;

    /// <summary>For whom, where that is known.</summary>
    [Parameter]
    public PatientId? Patient { get; set; }

    /// <summary>The patient's name; null lets one choose.</summary>
    [Parameter]
    public string? PatientName { get; set; }

    /// <summary>Whom the visit is with, as a beginning.</summary>
    [Parameter]
    public StaffId? Provider { get; set; }

    /// <summary>The day, as a beginning; today where null.</summary>
    [Parameter]
    public DateOnly? Date { get; set; }

    /// <summary>The time, as a beginning.</summary>
    [Parameter]
    public TimeOnly? Start { get; set; }

    /// <summary>The room, as a beginning.</summary>
    [Parameter]
    public string Room { get; set; } = "";

    private IReadOnlyList<Finding> Clashes => [.. _saving.Findings.All.Where(finding => finding.Code.EndsWith("-taken", StringComparison.Ordinal) && finding.Field != "Days")];

    private IEnumerable<VisitType> Types => _clinic.VisitTypes.Where(type => !type.Retired && (With() is not { } provider || type.GivenBy(provider.Prescribes)));

    private IEnumerable<int> Lengths => Usual.Concat(_clinic.Lengths()).Append(_draft.Minutes).Distinct().Order();

    /// <summary>Opens the dialog; one sentence about what was booked, or null where nothing was.</summary>
    public static async Task<string?> Show(IDialogService dialogs, PatientId? patient = null, string? name = null, StaffId? provider = null, DateOnly? date = null, TimeOnly? start = null, string room = "")
    {
        var parameters = new DialogParameters<BookDialog>
        {
            { it => it.Patient, patient },
            { it => it.PatientName, name },
            { it => it.Provider, provider },
            { it => it.Date, date },
            { it => it.Start, start },
            { it => it.Room, room },
        };
        var dialog = await dialogs.ShowAsync<BookDialog>(null, parameters, Sheets.Booking);
        return await dialog.GetReturnValueAsync<string>();
    }

    protected override async Task OnInitializedAsync()
    {
        (_draft.Patient, _draft.Provider, _draft.Room) = (Patient, Provider, Room);
        _draft.Date = DayText.Of(Date ?? Clock.Today);
        _draft.Start = Start is { } start ? Dates.Time(start) : "";
        _clinic = await Settings.Current();
        _providers = await Appointments.Bookable();
        _mayOverlap = await Gate.Allows(Operation.OverlapAppointments);
        As(With(), null);
    }

    private Provider? With() => _providers.FirstOrDefault(it => it.Id == _draft.Provider);

    private void Choose(PatientId? patient) => Type(() => _draft.Patient = patient);

    private void With(StaffId? provider) => Type(() =>
    {
        _draft.Provider = provider;
        if (_type is null || With() is { } it && !_type.GivenBy(it.Prescribes)) As(With(), null);
    });

    // The day the plan and the supply ask for, until somebody has chosen one.
    private void Propose(NextVisitWanted? wanted)
    {
        _wanted = wanted;
        if (Date is not null || _draft.Start.Length > 0 || wanted is not { Booked: null }) return;
        var day = wanted switch { { Planned: { } planned, BookBy: { } by } => planned < by ? planned : by, _ => wanted.Planned ?? wanted.BookBy };
        if (day > Clock.Today) _draft.Date = DayText.Of(day);
    }

    private void As(string? type) => Type(() => As(With(), type));

    // The usual visit of a clinician is half an hour, of a therapist 50 minutes, where the clinic has such.
    private void As(Provider? provider, string? type)
    {
        _type = type is not null ? _clinic.VisitTypes.FirstOrDefault(it => it.Id == type) : provider is not null ? _clinic.UsualType(provider.Prescribes, provider.Prescribes ? 30 : 50) : null;
        _draft.Type = _type?.Id;
        if (_type is null) return;
        _draft.Minutes = _type.Minutes;
        if (_type.IsGroup) _draft.Places = _type.Places.ToString(CultureInfo.InvariantCulture);
    }

    private void Type(Action change)
    {
        change();
        _typed = true;
        (_offers, _days, _save) = ([], [], "Book");
        _without.Clear();
        _saving.Forget();
    }

    private string? Shortly(string field) => Clashes.Any(it => it.Field == field) ? "Taken" : _saving.Findings.For(field);

    private void Take(OpenTime time)
    {
        Type(() => _draft.Take(time));
        _draft.Second = null;
        _finding = false;
    }

    private void TakePair((OpenPair Pair, string SecondType, StaffId? First) chosen)
    {
        var mine = chosen.Pair.First.Provider.Prescribes == (_type?.ByClinicians ?? true) ? chosen.Pair.First : chosen.Pair.Second;
        Take(mine);
        (_draft.Second, _draft.SecondType) = (mine == chosen.Pair.First ? chosen.Pair.Second : chosen.Pair.First, chosen.SecondType);
    }

    private Task TakeAndBook(OpenTime time)
    {
        Take(time);
        return Save();
    }

    private Task<bool> Overlap(string reason) => _saving.Run(id => Appointments.Book(_draft.Once(id, reason)), _ => Close());

    private async Task Save()
    {
        if (_draft.Unread() is { Count: > 0 } unread)
        {
            await _saving.Refuse(unread);
            return;
        }

        if (_type is { IsGroup: true }) await _saving.Run(Join, _ => Close());
        else if (_draft.EveryWeeks > 0) await SaveSeries();
        else if (_draft.Second is { } second) await _saving.Run(id => Appointments.BookPair(new BookPair(id, _draft.Once(id), _draft.Other(id, second))), _ => Close());
        else await _saving.Run(id => Appointments.Book(_draft.Once(id)), _ => Close());
        if (Clashes.Count > 0 && _draft.Near(_type, Clock.Today) is { } near && _draft.Time is { } at) _offers = await FreeTimes.Nearest(near, at);
    }

    private async Task SaveSeries()
    {
        // What does not fit is shown first, and left out only where a person has seen it.
        if (_days.Count == 0)
        {
            var preview = await Series.Preview(_draft.Series());
            if (preview.Findings.Count > 0)
            {
                await _saving.Refuse(preview.Findings);
                return;
            }

            if (preview.Days.Any(day => day.Problems.Count > 0))
            {
                _days = preview.Days;
                _without.UnionWith(preview.Days.Where(day => day.Problems.Count > 0).Select(day => day.Date));
                _save = $"Book {_days.Count - _without.Count} of {_days.Count}";
                return;
            }
        }

        await _saving.Run(id => Series.Book(new BookSeries(id, _draft.Series(), [.. _without])), _ => Close());
        if (_saving.Findings.All.Any(finding => finding.Field == "Days")) _days = (await Series.Preview(_draft.Series())).Days;
    }

    private void Switch(DateOnly day)
    {
        if (!_without.Remove(day)) _without.Add(day);
        _save = $"Book {_days.Count - _without.Count} of {_days.Count}";
    }

    private async Task<Outcome<Saved>> Join(Guid id)
    {
        if (_draft.Session is { } session) return await Groups.Join(new JoinGroup(id, _draft.Patient, session, _draft.EveryWeeks > 0, _draft.Note));
        var booked = await Groups.Book(_draft.Group(id));
        if (_draft.Patient is null || !booked.IsDone) return booked;
        // The session stands, whatever becomes of the first place in it.
        _draft.Session = booked.Match(saved => GroupSessionId.From(saved.Id), _ => default, (_, _) => default, () => default);
        return await Groups.Join(new JoinGroup(Guid.CreateVersion7(), _draft.Patient, _draft.Session.Value, _draft.EveryWeeks > 0, _draft.Note));
    }

    private static string Repeats(int weeks) => weeks switch { 0 => "Once", 1 => "Every week", _ => $"Every {weeks} weeks" };

    private Task Close()
    {
        var day = _draft.Day is { } date && _draft.Session is null ? $"{Dates.Day(date, Clock.Today)}, {_draft.Start.Trim()}" : "a place in the group";
        Dialog.Close(DialogResult.Ok(_draft.EveryWeeks > 0 ? $"Booked: a series from {day} on." : $"Booked: {day}."));
        return Task.CompletedTask;
    }
}
