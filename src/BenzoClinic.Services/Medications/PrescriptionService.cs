using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Medications;

/// <summary>
/// What the draft's dialog works with while it is open: answers as one types, without the database. What is kept is worked out and
/// judged again on the chart of that moment.
/// </summary>
public sealed class PrescriptionBench(SupplyPicture picture, PrescriptionDoor door, CuresStanding cures, string patientName, string pharmacy)
{
    /// <summary>Doses, supply and earlier drafts.</summary>
    public SupplyPicture Picture => picture;

    /// <summary>What lets it be written.</summary>
    public PrescriptionDoor Door => door;

    /// <summary>How the look-up stands.</summary>
    public CuresStanding Cures => cures;

    /// <summary>For whom.</summary>
    public string PatientName => patientName;

    /// <summary>Where it goes, or "".</summary>
    public string Pharmacy => pharmacy;

    /// <summary>The terms a form begins with: to the next visit and the usual margin, no refills, the products the patient knows.</summary>
    public PrescriptionTerms Usual()
    {
        var today = picture.Today;
        var furthest = today.AddDays(PrescriptionRules.MostDays);
        var until = door.Bridge is { } bridge ? bridge.From.AddDays(bridge.Days - 1)
            : door.NextVisit is not { } next ? today.AddDays(14)
            : next > furthest ? furthest : next;
        var margin = door.Bridge is null ? PrescriptionRules.UsualMargin : 0;
        var taken = PatientCalendar.Of(picture.Record, [], picture.Sources, today, until.DayNumber - today.DayNumber + margin + 1).Select(day => day.Regimen);
        return new PrescriptionTerms(until, margin, 0, null, UsualProducts.Of(taken, picture.Known, picture.Plan, picture.Formulary), null, "");
    }

    /// <summary>What the terms come to, and what is wrong with them. The draft is null where no day can be reckoned.</summary>
    public (PrescriptionDraft? Draft, IReadOnlyList<Finding> Findings) Work(PrescriptionTerms terms)
    {
        var today = picture.Today;
        var last = door.Bridge is { } bridge ? bridge.From.AddDays(bridge.Days - 1) : terms.Until?.AddDays(terms.Margin ?? 0);
        if (last is not { } to || to < today || to > today.AddDays(PrescriptionRules.MostDays + PrescriptionRules.MostMargin))
            return (null, PrescriptionRules.Check(terms, door, cures, 1, today));
        var stock = new Stock(picture.Formulary, terms.Products, picture.Plan.Mixes);
        var days = PatientCalendar.Of(picture.Record, [], new DoseSources(picture.Formulary, stock), today, to.DayNumber - today.DayNumber + 1);
        if (days.Count == 0 || days.All(day => day.Regimen.IsWhollyZero))
            return (null, [new Finding("", "nothing-taken", "Nothing is taken on these days: there is nothing to prescribe.")]);
        var draft = PrescriptionDraft.For(days, picture.TakenUpTo, picture.Forecast().AtHome, picture.Formulary);
        var findings = PrescriptionRules.Check(terms, door, cures, draft.Days, today).ToList();
        foreach (var (medication, dose) in draft.NotMade)
        {
            findings.Add(new Finding(nameof(terms.Products), "cannot-be-made", stock.Of(medication).AtOrAbove(dose) is { } above
                ? $"{dose} {medication} cannot be made of these. The next dose above that can is {above}."
                : $"{dose} {medication} cannot be made of these."));
        }

        if (findings.Count == 0 && draft.Items.All(item => item.Quantity == 0)) findings.Add(new Finding("", "enough-at-home", $"What is at home reaches to {Wording.Day(to, today)}: nothing is to be dispensed."));
        return (draft, findings);
    }
}

/// <summary>Prescription drafts for the prescriber's certified e-prescribing system. For clinicians; nothing is sent from here.</summary>
public sealed class PrescriptionService(
    Gate gate, ClinicWrites writes, AuditedReads reads, IDbContextFactory<ClinicDb> factory, ClinicSettingsReader settings, Formulary formulary, ClinicStock stock, SupplyFlag flag, ClinicClock clock, ClinicEvents events, IDatabaseEngine engine)
{
    private static readonly Finding NoDoor = new("", "no-door", "A prescription is written at an open visit of today, or for a supply given today without one.");

    /// <summary>What the dialog needs; rejected where nothing lets a prescription be written.</summary>
    public async Task<Outcome<PrescriptionBench>> Open(PatientId patient, VisitId? visit)
    {
        await gate.Demand(Operation.Prescribe, patient);
        await using var db = await factory.CreateDbContextAsync();
        var (bench, finding) = await Bench(db, patient, visit, clock.Today);
        if (finding is not null) return Outcome<PrescriptionBench>.Rejected(finding);
        return bench is null ? Outcome<PrescriptionBench>.Missing() : Outcome<PrescriptionBench>.Done(bench);
    }

    /// <summary>Keeps a draft; the one in force of the same day gives way to it.</summary>
    public async Task<Outcome<Saved>> Write(WritePrescription request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.Prescribe, request.OperationId, request.Patient, request, "Wrote a prescription draft"), async scope =>
        {
            // Two who write at the same instant: the second sees what the first has written.
            await engine.LockPatient(scope.Db, request.Patient);
            var (bench, closed) = await Bench(scope.Db, request.Patient, request.Visit, scope.Stamp.Today);
            if (closed is not null) return Outcome<Saved>.Rejected(closed);
            if (bench is null) return Outcome<Saved>.Missing();
            if (bench.Picture.Last is { } last && last.Id != request.Last) return Outcome<Saved>.Stale(await StaffNames.Of(scope.Db, last.By), last.At);
            var (draft, findings) = bench.Work(request.Terms);
            if (draft is null || findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            var replaces = bench.Picture.Pending is { } pending && pending.WrittenOn == scope.Stamp.Today ? pending.Id : (Guid?)null;
            var number = (await scope.Db.Prescriptions.Where(it => it.PatientId == request.Patient).MaxAsync(it => (int?)it.Number) ?? 0) + 1;
            var prescription = new Prescription(request.Patient, draft, request.Terms, bench.Door, number, replaces, bench.Pharmacy, scope.Stamp);
            scope.Db.Add(prescription);
            await flag.Renew(scope, request.Patient);
            return Outcome<Saved>.Done(new Saved(prescription.Id, 1));
        });
        if (outcome.IsDone) events.Publish(ClinicChange.Worklist);
        return outcome;
    }

    /// <summary>A draft for paper; its opening is on record.</summary>
    public async Task<Outcome<PrescriptionSheet>> Sheet(PatientId patient, Guid prescription)
    {
        var opened = await reads.Open(Operation.OpenPlan, patient, "Opened a prescription draft", async (db, stamp) =>
        {
            var charts = await FormerCharts.With(db, patient);
            if (await db.Prescriptions.AsNoTracking().FirstOrDefaultAsync(it => it.Id == prescription && charts.Contains(it.PatientId)) is not { } draft) return null;
            var person = await db.Patients.AsNoTracking().SingleAsync(it => it.Id == patient);
            var clinic = await settings.Current();
            return new PrescriptionSheet(draft, person.Details.FullName, person.Details.BirthDate, person.Details.Address, await StaffNames.Of(db, draft.By), clinic.NeutralName, clinic.Address, clinic.Phone, stamp.Today);
        });
        return opened.Match(
            sheet => sheet is null ? Outcome<PrescriptionSheet>.Missing() : Outcome<PrescriptionSheet>.Done(sheet),
            findings => Outcome<PrescriptionSheet>.Rejected(findings),
            Outcome<PrescriptionSheet>.Stale,
            Outcome<PrescriptionSheet>.Missing);
    }

    /// <summary>The patient's open visit of today, or null.</summary>
    internal static async Task<VisitId?> OpenVisit(ClinicDb db, PatientId patient, DateOnly today)
    {
        var open = await db.Visits.AsNoTracking().Where(it => it.PatientId == patient && it.SignedAt == null)
            .Join(db.Appointments.AsNoTracking(), it => it.AppointmentId, appointment => appointment.Id, (visit, appointment) => new { visit, appointment })
            .OrderBy(it => it.visit.OpenedAt).ToListAsync();
        return open.LastOrDefault(it => VisitDoor.Check(it.visit, it.appointment, today) is null)?.visit.Id;
    }

    private async Task<(PrescriptionBench? Bench, Finding? Closed)> Bench(ClinicDb db, PatientId patient, VisitId? visit, DateOnly today)
    {
        if (await SupplyPicture.Load(db, patient, formulary, await stock.Current(), today) is not { } picture) return (null, null);
        var person = await db.Patients.AsNoTracking().SingleAsync(it => it.Id == patient);
        if (person.DeceasedOn is not null) return (null, new Finding("", "deceased", "This patient has died. Nothing can be prescribed."));
        if (picture.Record.ToConfirm.Count > 0 || !picture.Record.HasRegimen) return (null, new Finding("", "to-confirm", "What is taken is to be confirmed first."));
        var open = await OpenVisit(db, patient, today);
        var bridge = picture.Record.Bridges.Where(it => it.From == today).MaxBy(it => it.At);
        if (open is null ? bridge is null : visit is not null && visit != open) return (null, NoDoor);
        var door = new PrescriptionDoor(open, open is null ? bridge : null, await VisitQueries.NextBooked(db, patient, today));
        var read = await db.CuresLookups.Where(it => picture.Charts.Contains(it.PatientId) && it.Exemption == null).MaxAsync(it => (DateOnly?)it.On);
        var hours = (await settings.Current()).Hours;
        var pharmacy = person.Contacts.Pharmacy;
        return (new PrescriptionBench(
            picture,
            door,
            new CuresStanding(read, picture.Prescriptions.Count == 0, hours.BusinessDayBefore(today)),
            person.Details.FullName,
            string.Join(", ", new[] { pharmacy.Name, pharmacy.Address, pharmacy.Phone }.Where(it => it.Length > 0))), null);
    }
}
