using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Visits;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Today's board: who is expected, waiting, inside, gone.</summary>
public sealed partial class ArrivalsPage
{
    private IReadOnlyList<AppointmentRow> _rows = [];
    private ILookup<AppointmentId, DateTime> _calls = Array.Empty<DateTime>().ToLookup(_ => default(AppointmentId));
    private ClinicSettings _clinic = ClinicSettings.Default;
    private AppointmentId? _last;
    private int _lastRevision;
    private DateTime _now;
    private bool _clinician;
    // A second click on a patient's card is none; one on the next patient's is not lost meanwhile.
    private readonly HashSet<AppointmentId> _busy = [];
    private int _acts;
    private string _said = "";
    private bool _refused;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private VisitService Visits { get; set; } = null!;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    [Inject]
    private Gate Gate { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Summary => Loaded ? $"{Wording.Count(_rows.Count, "visit")} today, {Wording.Count(_rows.Count(row => row.State is AppointmentState.Arrived or AppointmentState.WithProvider), "patient")} in the office now" : "";

    private string LateGroup => $"Late, over {_clinic.Waits.LongFrom} min";

    private string LaterGroup => $"After {StateWords.Clock(_now.AddHours(2))}";

    // What this person did last, while nobody has done anything to it since.
    private AppointmentRow? Undoable => _last is { } last ? _rows.FirstOrDefault(row => row.Id == last && row.Revision == _lastRevision) : null;

    private IReadOnlyList<AppointmentRow> Waiting => [.. In(AppointmentState.Arrived).OrderBy(row => row.ArrivedAt)];

    private IReadOnlyList<AppointmentRow> Gone => [.. In(AppointmentState.Left).OrderByDescending(row => row.LeftAt)];

    protected override bool Concerns(ClinicChange change) => change == ClinicChange.Appointments;

    protected override async Task Load()
    {
        if (!Loaded) _clinician = await Gate.Allows(Operation.WriteVisit);
        _clinic = await Settings.Current();
        _rows = await Appointments.Day(Clock.Today);
        _calls = await Appointments.Calls(Clock.Today);
        _now = Clock.Now;
    }

    private IReadOnlyList<AppointmentRow> In(AppointmentState state) => [.. _rows.Where(row => row.State == state)];

    private string Group(AppointmentRow row) => row.Late(_now) >= _clinic.Waits.LongFrom ? LateGroup : row.StartsAt <= _now.AddHours(2) ? "Next 2 hours" : LaterGroup;

    private Task Undo(AppointmentRow row) => Do(row, $"{StateWords.Of(row.State)} undone", Appointments.Undo);

    private async Task Do(AppointmentRow row, string word, Func<AppointmentStep, Task<Outcome<Saved>>> act)
    {
        if (!_busy.Add(row.Id)) return;
        try
        {
            var outcome = await act(new AppointmentStep(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision));
            Say(outcome, $"{StateWords.Clock(Clock.Now)} {row.PatientName}: {word}, by you.");
            var steps = act != Appointments.Undo && act != Appointments.NoteCall;
            (_last, _lastRevision) = outcome.Match<(AppointmentId?, int)>(saved => steps ? (row.Id, saved.Revision) : (null, 0), _ => (null, 0), (_, _) => (null, 0), () => (null, 0));
            _acts++;
            await Refresh();
        }
        finally
        {
            _busy.Remove(row.Id);
        }
    }

    private async Task OpenVisit(AppointmentRow row)
    {
        if (!_busy.Add(row.Id)) return;
        try
        {
            if (row.Visit is { } open) Navigation.NavigateTo($"visits/{open}");
            else
            {
                var outcome = await Visits.OpenFrom(new OpenVisit(Guid.CreateVersion7(), row.Patient, row.Id));
                Say(outcome, "");
                outcome.Match(saved => Go(saved.Id), _ => false, (_, _) => false, () => false);
            }
        }
        finally
        {
            _busy.Remove(row.Id);
        }

        bool Go(Guid visit)
        {
            Navigation.NavigateTo($"visits/{visit}");
            return true;
        }
    }

    private async Task Book(AppointmentRow? after)
    {
        if (await BookDialog.Show(Dialogs, after?.Patient, after?.PatientName, after?.Provider.Id) is { } booked) await Told(booked);
    }

    private async Task WalkIn()
    {
        if (await WalkInDialog.Show(Dialogs) is { } added) await Told(added);
    }

    private async Task Told(string sentence)
    {
        (_said, _refused, _last) = (sentence, false, null);
        _acts++;
        await Refresh();
    }

    private void Say(Outcome<Saved> outcome, string done) => (_said, _refused) = outcome.Match(
        _ => (done, false),
        findings => (findings[0].Sentence, true),
        (who, when) => ($"{who} was first, at {StateWords.Clock(when)}. The board shows it now.", true),
        () => ("This appointment is not there any more.", true));
}
