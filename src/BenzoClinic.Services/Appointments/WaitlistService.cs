using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Patients who want an earlier time, and who of them gets one that frees up.</summary>
public sealed class WaitlistService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicEvents events, ClinicSettingsReader settings, BookingWrites bookings, ClinicClock clock)
{
    /// <summary>Who waits, best first.</summary>
    public async Task<IReadOnlyList<WaitlistRow>> Open()
    {
        await gate.Demand(Operation.ManageAppointments);
        await using var db = await factory.CreateDbContextAsync();
        return [.. (await WaitlistRows.Load(db, await settings.Current(), clock.Today, all => all)).Select(it => it.Row)];
    }

    /// <summary>Whom a freed time suits, best first; empty where it is past, taken again, or the provider cannot be booked then.</summary>
    public async Task<IReadOnlyList<WaitlistRow>> Matching(FreedSlot slot)
    {
        await gate.Demand(Operation.ManageAppointments);
        var today = clock.Today;
        if (slot.Date < today || (slot.Date == today && slot.Start <= clock.WallTime) || !ClinicClock.TryToInstant(slot.Date, slot.Start, out var from, out _)) return [];
        await using var db = await factory.CreateDbContextAsync();
        var clinic = await settings.Current();
        var entries = await WaitlistRows.Load(db, clinic, today, all => all.Where(it => it.From <= slot.Date && it.Until >= slot.Date && (it.Provider == null || it.Provider == slot.Provider)));
        if (entries.Count == 0) return [];

        var ground = await BookingGround.Load(db, slot.Provider, null, clinic.Hours, today);
        if (ground is not { Provider: { } provider, Times: { } times }) return [];
        var (earliest, to) = (from.AddDays(-1), from.AddMinutes(slot.Minutes));
        List<string> keys = [.. Times.Keys(provider.Id, slot.Room, null), .. entries.Select(it => TakenTime.OfPatient(it.Entry.PatientId)).Distinct()];
        var taken = await db.TakenTimes.AsNoTracking().Where(it => keys.Contains(it.Whom) && it.From > earliest && it.From < to && it.To > from).ToListAsync();
        return [.. entries.Where(it => Suits(it.Entry, it.Row)).Select(it => it.Row)];

        bool Suits(WaitlistEntry entry, WaitlistRow row)
        {
            var type = clinic.VisitTypes.FirstOrDefault(known => known.Id == entry.Type && !known.Retired);
            if (!entry.Fits(slot, type?.GivenBy(provider.Prescribes) == true, row.Minutes) || times.Refuses(slot.Date, slot.Start, row.Minutes) is not null) return false;
            if (row.Moves is { } moves && !IsEarlier(slot, moves.Date, moves.Start)) return false;
            var mine = Times.Keys(provider.Id, slot.Room, entry.PatientId);
            return !taken.Exists(it => mine.Contains(it.Whom) && it.Owner != row.Moves?.Id.Value && it.From < from.AddMinutes(row.Minutes));
        }
    }

    /// <summary>Puts a patient on the list.</summary>
    public async Task<Outcome<Saved>> Add(AddToWaitlist request) => Published(await writes.Run(
        new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Added to the waitlist"),
        async scope =>
        {
            var findings = new List<Finding>(await BookingGround.Whom(scope.Db, request.Patient));
            var wish = await Read(scope, request.Patient, request.Terms, null, findings);
            if (wish is null || request.Patient is not { } patient) return Outcome<Saved>.Rejected(findings);
            var entry = new WaitlistEntry(NewIds.Next(), patient, wish, scope.Stamp);
            scope.Db.WaitlistEntries.Add(entry);
            return Outcome<Saved>.Done(new Saved(entry.Id, entry.Revision));
        }));

    /// <summary>Changes what is wished for.</summary>
    public Task<Outcome<Saved>> Change(ChangeWaitlist request) => On(
        new WaitlistStep(request.OperationId, request.Patient, request.Entry, request.Revision), request, "Changed an entry of the waitlist", async (scope, entry) =>
        {
            var findings = new List<Finding>();
            return await Read(scope, request.Patient, request.Terms, entry.Id, findings) is { } wish ? Done(entry, entry.Change(wish, scope.Stamp)) : Outcome<Saved>.Rejected(findings);
        });

    /// <summary>Takes an entry off the list.</summary>
    public Task<Outcome<Saved>> Remove(WaitlistStep request) =>
        On(request, request, "Removed from the waitlist", (scope, entry) => Task.FromResult(Done(entry, entry.Remove(scope.Stamp))));

    /// <summary>Puts an entry back that was taken off.</summary>
    public Task<Outcome<Saved>> PutBack(WaitlistStep request) =>
        On(request, request, "Put back on the waitlist", (scope, entry) => Task.FromResult(Done(entry, entry.PutBack(scope.Stamp))));

    /// <summary>Gives a freed time to who waits: moves the visit there or books it, and the entry is done, all or nothing. Returns the entry.</summary>
    public Task<Outcome<Saved>> Take(TakeFreedSlot request) => On(
        new WaitlistStep(request.OperationId, request.Patient, request.Entry, request.Revision), request, "Booked from the waitlist", async (scope, entry) =>
        {
            if (entry.Book(scope.Stamp) is { } over) return Outcome<Saved>.Rejected(over);
            var slot = request.Slot;
            var visit = entry.Moves is { } id ? await scope.Db.Appointments.FirstOrDefaultAsync(it => it.Id == id && it.PatientId == request.Patient) : null;
            Outcome<Saved> booked;
            if (WaitlistRows.Movable(visit, scope.Stamp.Today) is { } moves)
            {
                if (!IsEarlier(slot, moves.Date, moves.Start)) return Outcome<Saved>.Rejected(new Finding("", "not-earlier", "The visit that would move is no later than this time."));
                booked = await bookings.Move(scope, moves, new MoveAppointment(request.OperationId, request.Patient, moves.Id, moves.Revision, slot.Provider, slot.Date, slot.Start, moves.Minutes, slot.Room, "From the waitlist"));
            }
            else
            {
                var minutes = (await settings.Current()).VisitTypes.FirstOrDefault(it => it.Id == entry.Type)?.Minutes;
                booked = await bookings.Book(scope, new BookAppointment(request.OperationId, request.Patient, slot.Provider, slot.Date, slot.Start, minutes, entry.Type, slot.Room, entry.Note));
            }

            return booked.Map(_ => new Saved(entry.Id, entry.Revision));
        });

    private static bool IsEarlier(FreedSlot slot, DateOnly date, TimeOnly start) => slot.Date < date || (slot.Date == date && slot.Start < start);

    private async Task<WaitlistWish?> Read(WriteScope scope, PatientId? patient, WaitlistTerms terms, Guid? own, List<Finding> findings)
    {
        var (db, clinic, today) = (scope.Db, await settings.Current(), scope.Stamp.Today);
        var type = clinic.VisitTypes.FirstOrDefault(it => it.Id == terms.Type && !it.Retired);
        if (type is null) findings.Add(Finding.Required("Type", "Choose a visit type."));
        else if (type.IsGroup) findings.Add(new Finding("Type", "group", $"{type.Name} is for a group: add the patient to a session."));
        if (terms.Provider is { } id)
        {
            var (provider, refused) = await Booking.OfProvider(db, id);
            if (refused is not null) findings.Add(refused);
            else if (type is not null && !type.GivenBy(provider!.Prescribes)) findings.Add(new Finding("Provider", "not-given", $"{provider.Name} does not give {type.Name.ToLowerInvariant()}."));
        }

        findings.AddRange(WaitlistWish.Check(terms.From, terms.Until, terms.Weekdays, terms.Note, today));
        if (terms.Moves is { } moves)
        {
            var visit = await db.Appointments.AsNoTracking().FirstOrDefaultAsync(it => it.Id == moves && it.PatientId == patient);
            if (WaitlistRows.Movable(visit, today) is not { Group: null } movable) findings.Add(new Finding("Moves", "gone", "This visit cannot move any more. Choose another, or a new visit."));
            else if (type is not null && movable.Type != type.Id) findings.Add(new Finding("Moves", "type", $"The visit that moves is another type: {clinic.TypeName(movable.Type).ToLowerInvariant()}."));
        }

        if (patient is { } who && type is not null && await db.WaitlistEntries.AnyAsync(it => it.PatientId == who && it.Type == type.Id && it.State == WaitlistState.Waiting && it.Id != own))
            findings.Add(new Finding("Patient", "twice", $"This patient is on the waitlist for {type.Name.ToLowerInvariant()} already."));
        return findings.Count > 0 || type is null || terms is not { From: { } from, Until: { } until }
            ? null
            : new WaitlistWish(type.Id, terms.Provider, from, until, terms.Weekdays, terms.Part, terms.Note.Trim(), terms.Moves);
    }

    private async Task<Outcome<Saved>> On(WaitlistStep step, object request, string summary, Func<WriteScope, WaitlistEntry, Task<Outcome<Saved>>> act) => Published(await writes.Run(
        new WriteRequest(Operation.ManageAppointments, step.OperationId, step.Patient, request, summary),
        async scope =>
        {
            if (await scope.Db.WaitlistEntries.FirstOrDefaultAsync(it => it.Id == step.Entry && it.PatientId == step.Patient) is not { } entry) return Outcome<Saved>.Missing();
            return entry.Revision == step.Revision ? await act(scope, entry) : await ClinicWrites.StaleOf(scope.Db, entry);
        }));

    private static Outcome<Saved> Done(WaitlistEntry entry, Finding? finding) =>
        finding is null ? Outcome<Saved>.Done(new Saved(entry.Id, entry.Revision)) : Outcome<Saved>.Rejected(finding);

    private Outcome<Saved> Published(Outcome<Saved> outcome) => events.Published(outcome, ClinicChange.Appointments);
}
