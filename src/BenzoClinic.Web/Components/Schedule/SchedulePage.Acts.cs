using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Appointments;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Schedule;

/// <content>What is done to bookings.</content>
public sealed partial class SchedulePage
{
    private bool _busy;
    private string _said = "";
    private bool _refused;
    private AppointmentStep? _undo;
    private Refusal? _refusal;

    // The time that was freed last: whom it suits is shown beside.
    private FreedSlot? _freed;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private SeriesService Series { get; set; } = null!;

    [Inject]
    private GroupService Sessions { get; set; } = null!;

    private Task Do(ScheduleVisit visit, VisitAct act) => act switch
    {
        VisitAct.Move => Move(visit, PlaceOf(visit)),
        VisitAct.Cancel => Cancel(visit),
        _ => Once(async () => await Told(
            await Appointments.Step(act)!(new AppointmentStep(Guid.CreateVersion7(), visit.Patient, visit.Id, visit.Revision)), $"{Name(visit)}: {VisitActs.Words(act)}, by you.")),
    };

    private async Task Cancel(ScheduleVisit visit)
    {
        if (await CancelDialog.Show(Dialogs, When(Name(visit), visit.Date, visit.Start), visit.Series is not null, Write) is not { } cancelled) return;
        Say($"{Name(visit)}: cancelled, by you.", false);
        // Of a series, each would have to be taken back alone.
        if (!cancelled.Following) _undo = new AppointmentStep(Guid.CreateVersion7(), visit.Patient, visit.Id, cancelled.Revision);
        _freed = SlotOf(visit);
        Unselect();
        await Refresh();

        Task<Outcome<Saved>> Write(Guid id, string why, bool following)
        {
            var step = new AppointmentStep(id, visit.Patient, visit.Id, visit.Revision, why);
            return following ? Series.CancelFollowing(step) : Appointments.Cancel(step);
        }
    }

    private async Task Cancel(ScheduleGroup session)
    {
        if (await CancelDialog.Show(
            Dialogs, When(session.Name, session.Date, session.Start), session.Of > session.Number,
            (id, why, following) => Sessions.Cancel(new CancelGroup(id, session.Id, session.Revision, why, following))) is not { } cancelled) return;
        Say($"{session.Name}: cancelled{(cancelled.Following ? " with all that follow" : "")}, by you.", false);
        Unselect();
        await Refresh();
    }

    private Task TakeBack(AppointmentStep step) => Once(async () => await Told(await Appointments.Undo(step), "It stands again."));

    private async Task AskToMove(string id)
    {
        if (!Guid.TryParse(id, out var booking) || _data.Visit(BlockKey.Of(new AppointmentId(booking))) is not { } visit)
        {
            Say("This booking is not there any more.", true);
            StateHasChanged();
            return;
        }

        Select(BlockKey.Of(visit.Id));
        StateHasChanged();
        if (_data.Ground.MayBook && VisitActs.For(visit, _now).Contains(VisitAct.Move)) await Move(visit, PlaceOf(visit));
    }

    private Task Move(ScheduleVisit visit, MovePlace to) => Move(
        new Movable(
            Name(visit), visit.Series is not null, CanOverlap: true, wish => Series.PreviewFollowing(MoveOf(Guid.CreateVersion7(), visit, wish)),
            (id, wish, following) => following ? Series.Move(MoveOf(id, visit, wish)) : Appointments.Move(new MoveAppointment(id, visit.Patient, visit.Id, visit.Revision, wish.Provider, wish.Date, wish.Start, wish.Minutes, wish.Room, OverlapReason: wish.OverlapReason))),
        to);

    private Task Move(ScheduleGroup session, MovePlace to) => Move(
        new Movable(
            session.Name, session.Of > session.Number, CanOverlap: false, wish => Sessions.Preview(MoveOf(Guid.CreateVersion7(), session, wish, following: true)),
            (id, wish, following) => Sessions.Move(MoveOf(id, session, wish, following))),
        to);

    private async Task Move(Movable what, MovePlace to)
    {
        if (await MoveDialog.Show(Dialogs, what, to, _data.Ground) is not { } moved) return;
        Say(moved, false);
        await Refresh();
    }

    private Task Drop(Dropped dropped) => Once(async () =>
    {
        _refusal = null;
        if (_data.Group(dropped.Key) is { } session) await DropSession(session, dropped);
        else if (_data.Visit(dropped.Key) is { } visit) await DropVisit(visit, dropped);
        else Refuse(dropped, "This booking is not there any more.");
    });

    private async Task DropVisit(ScheduleVisit visit, Dropped dropped)
    {
        var to = Target(PlaceOf(visit), dropped);
        if (to == PlaceOf(visit)) return;
        if (visit.Series is not null && visit.Revision == dropped.Revision)
        {
            await Move(visit, to);
            return;
        }

        if (Told(dropped, await Appointments.Move(new MoveAppointment(Guid.CreateVersion7(), visit.Patient, visit.Id, dropped.Revision, to.Provider, to.Date, to.Start, to.Minutes, to.Room)), Name(visit), PlaceOf(visit), to)) _freed = SlotOf(visit);
        await Refresh();
    }

    private async Task DropSession(ScheduleGroup session, Dropped dropped)
    {
        var to = Target(PlaceOf(session), dropped);
        if (to == PlaceOf(session)) return;
        if (session.Of > session.Number && session.Revision == dropped.Revision)
        {
            await Move(session, to);
            return;
        }

        Told(dropped, await Sessions.Move(new MoveGroup(Guid.CreateVersion7(), session.Id, dropped.Revision, to.Provider, to.Date, to.Start, to.Minutes, to.Room)), session.Name, PlaceOf(session), to);
        await Refresh();
    }

    private MovePlace Target(MovePlace before, Dropped dropped)
    {
        var to = before with { Start = DayScale.Wall(Math.Clamp(dropped.At, 0, 24 * 60 - 1)), Minutes = dropped.Minutes };
        return _view switch
        {
            ScheduleView.Week => ScheduleDays.Read(dropped.Column) is { } date ? to with { Date = date } : to,
            ScheduleView.Rooms => to with { Room = dropped.Column },
            _ => Guid.TryParse(dropped.Column, out var provider) ? to with { Provider = new StaffId(provider) } : to,
        };
    }

    private async Task Book(string? column, int? at)
    {
        _refusal = null;
        var (provider, date) = (_view == ScheduleView.Week ? _provider : (StaffId?)null, _date < Clock.Today ? Clock.Today : _date);
        if (_view == ScheduleView.Day && Guid.TryParse(column, out var id)) provider = new StaffId(id);
        if (_view == ScheduleView.Week && ScheduleDays.Read(column) is { } day) date = day;
        if (await BookDialog.Show(Dialogs, provider: provider, date: date, start: at is { } minute ? DayScale.Wall(minute) : null, room: _view == ScheduleView.Rooms ? column ?? "" : "") is not { } booked) return;
        Say(booked, false);
        await Refresh();
    }

    private async Task SetHours(string provider)
    {
        if (!Guid.TryParse(provider, out var id)) return;
        await ProviderHoursDialog.Show(Dialogs, new StaffId(id), _data.ProviderName(new StaffId(id)));
        await Refresh();
    }

    private bool Told(Dropped dropped, Outcome<Saved> outcome, string who, MovePlace before, MovePlace to)
    {
        var refusal = Refused(outcome);
        if (refusal is null) Say($"{who}: {Moved(before, to)}.", false);
        else Refuse(dropped, refusal);
        return refusal is null;
    }

    // What has changed and nothing else.
    private string Moved(MovePlace before, MovePlace to)
    {
        if (to == before with { Minutes = to.Minutes }) return $"now until {Dates.Time(to.Start.AddMinutes(to.Minutes))}";
        string[] words =
        [
            to.Date == before.Date ? "" : Dates.Day(to.Date, Clock.Today), Dates.Time(to.Start),
            to.Provider == before.Provider ? "" : $"with {_data.ProviderName(to.Provider)}", to.Room == before.Room ? "" : to.Room.Length == 0 ? "no room" : _data.RoomName(to.Room),
        ];
        return $"moved to {string.Join(", ", words.Where(word => word.Length > 0))}";
    }

    private Task Freed(string sentence)
    {
        Say(sentence, false);
        return Refresh();
    }

    private static FreedSlot SlotOf(ScheduleVisit visit) => new(visit.Provider, visit.Date, visit.Start, visit.Minutes, visit.Room);

    private async Task Told(Outcome<Saved> outcome, string done)
    {
        var refusal = Refused(outcome);
        Say(refusal ?? done, refusal is not null);
        await Refresh();
    }

    private void Refuse(Dropped dropped, string sentence)
    {
        Say("", false);
        _refusal = new Refusal(dropped.Column, dropped.At, sentence);
    }

    private void Say(string sentence, bool refused) => (_said, _refused, _undo, _refusal, _freed) = (sentence, refused, null, null, null);

    private static string? Refused(Outcome<Saved> outcome) => outcome.Match<string?>(
        _ => null,
        findings => string.Join(" ", findings.Select(finding => finding.Sentence).Distinct()),
        (who, when) => $"{who} was first, at {Dates.Time(when)}. The schedule shows it now.",
        () => "This booking is not there any more.");

    private async Task Once(Func<Task> act)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            await act();
        }
        finally
        {
            _busy = false;
        }
    }

    private static MovePlace PlaceOf(ScheduleVisit visit) => new(visit.Provider, visit.Room, visit.Date, visit.Start, visit.Minutes);

    private static MovePlace PlaceOf(ScheduleGroup session) => new(session.Provider, session.Room, session.Date, session.Start, session.Minutes);

    private static MoveFollowing MoveOf(Guid id, ScheduleVisit visit, MoveWish wish) =>
        new(id, visit.Patient, visit.Id, visit.Revision, wish.Provider, wish.Date, wish.Start, wish.Minutes, wish.Room);

    private static MoveGroup MoveOf(Guid id, ScheduleGroup session, MoveWish wish, bool following) =>
        new(id, session.Id, session.Revision, wish.Provider, wish.Date, wish.Start, wish.Minutes, wish.Room, Following: following);

    private string When(string name, DateOnly date, TimeOnly start) => $"{name}, {Dates.Day(date, Clock.Today)}, {Dates.Time(start)}";

    private static string Name(ScheduleVisit visit) => $"{visit.FirstName} {visit.LastName}";
}
