using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Visits;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Today's board: who is expected, waiting, inside, gone.</summary>
public sealed partial class ArrivalsPage
{
    private IReadOnlyList<AppointmentRow> _rows = [];
    private DateTime _now;
    private bool _clinician;
    private bool _busy;
    private int _acts;
    private string _said = "";
    private bool _refused;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private VisitService Visits { get; set; } = null!;

    [Inject]
    private Gate Gate { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Summary => Loaded ? $"{Wording.Count(_rows.Count, "visit")} today, {Wording.Count(_rows.Count(row => row.State is AppointmentState.Arrived or AppointmentState.WithProvider), "patient")} in the office now" : "";

    private IReadOnlyList<AppointmentRow> Waiting => [.. In(AppointmentState.Arrived).OrderBy(row => row.ArrivedAt)];

    private IReadOnlyList<AppointmentRow> Gone => [.. In(AppointmentState.Left).OrderByDescending(row => row.LeftAt)];

    protected override bool Concerns(ClinicChange change) => change == ClinicChange.Appointments;

    protected override async Task Load()
    {
        if (!Loaded) _clinician = await Gate.Allows(Operation.WriteVisit);
        _rows = await Appointments.Day(Clock.Today);
        _now = Clock.Now;
    }

    private IReadOnlyList<AppointmentRow> In(AppointmentState state) => [.. _rows.Where(row => row.State == state)];

    private async Task Do(AppointmentRow row, string word, Func<AppointmentStep, Task<Outcome<Saved>>> act)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            Say(await act(new AppointmentStep(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision)), $"{StateWords.Clock(Clock.Now)} {row.PatientName}: {word}, by you.");
            _acts++;
            await Refresh();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task OpenVisit(AppointmentRow row)
    {
        if (_busy) return;
        _busy = true;
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
            _busy = false;
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
        (_said, _refused) = (sentence, false);
        _acts++;
        await Refresh();
    }

    private void Say(Outcome<Saved> outcome, string done) => (_said, _refused) = outcome.Match(
        _ => (done, false),
        findings => (findings[0].Sentence, true),
        (who, when) => ($"{who} was first, at {StateWords.Clock(when)}. The board shows it now.", true),
        () => ("This appointment is not there any more.", true));
}
