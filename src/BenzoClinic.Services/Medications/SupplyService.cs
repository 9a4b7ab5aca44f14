using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Medications;

/// <summary>The supply ledger: read by the care team, written by clinicians. What is recorded is never changed.</summary>
public sealed class SupplyService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, Formulary formulary, ClinicStock stock, SupplyFlag flag, ClinicClock clock, ClinicEvents events)
{
    /// <summary>How the supply stands; null where there is no such chart. The page around it has put its opening on record.</summary>
    public async Task<SupplyView?> Load(PatientId patient)
    {
        await gate.Demand(Operation.OpenChart, patient);
        await using var db = await factory.CreateDbContextAsync();
        if (await SupplyPicture.Load(db, patient, formulary, await stock.Current(), clock.Today) is not { } picture) return null;
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(staff => new StaffId(staff.Id), staff => staff.DisplayName);
        var visit = await PrescriptionService.OpenVisit(db, patient, clock.Today);
        return new SupplyView(
            picture.Forecast(),
            picture.WithPending(),
            // Who is expected later today is as good as booked.
            await VisitQueries.NextBooked(db, patient, clock.Today.AddDays(-1)),
            Known(picture),
            [.. picture.Rows.Reverse().Select(row => new SupplyRowView(row.Kind, row.On, row.TakenUpTo, row.Lines, row.Note, names.GetValueOrDefault(row.By, "System"), row.At))],
            [.. picture.Prescriptions.Select(it => new PrescriptionView(it, names.GetValueOrDefault(it.By, "System"), it == picture.Pending))],
            visit,
            visit is not null || picture.Record.Bridges.Any(bridge => bridge.From == clock.Today));
    }

    /// <summary>Records a count, or what was dispensed.</summary>
    public async Task<Outcome<Saved>> Record(RecordSupply request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.RecordSupply, request.OperationId, request.Patient, request, request.Row.Kind == SupplyEntryKind.Counted ? "Counted the supply" : "Recorded what was dispensed"),
            async scope =>
            {
                if (request.Row.Check(formulary, scope.Stamp.Today) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);
                var charts = await FormerCharts.With(scope.Db, request.Patient);
                if (!await scope.Db.Patients.AnyAsync(it => it.Id == request.Patient)) return Outcome<Saved>.Missing();
                if (request.Row.Prescription is { } on && !await scope.Db.Prescriptions.AnyAsync(it => it.Id == on && charts.Contains(it.PatientId))) return Outcome<Saved>.Missing();
                var entry = new SupplyEntry(request.Patient, request.Row, scope.Stamp);
                scope.Db.Add(entry);
                await flag.Renew(scope, request.Patient);
                return Outcome<Saved>.Done(new Saved(entry.Id, 1));
            });
        if (outcome.IsDone) events.Publish(ClinicChange.Worklist);
        return outcome;
    }

    // What is at home and what was prescribed come first; a medication of which nothing is known, with what it would be made of.
    private static List<string> Known(SupplyPicture picture)
    {
        var known = picture.Known.ToList();
        var today = PatientCalendar.Of(picture.Record, [], picture.Sources, picture.Today, 1).SelectMany(day => day.Doses);
        known.AddRange(today.SelectMany(dose => dose.Made.Pieces.Select(pieces => pieces.Product.Code).Concat(dose.Made.Liquid is { } liquid ? [liquid.Product.Code] : [])));
        return [.. known.Distinct().OrderBy(code => picture.Formulary.FindProduct(code)?.Medication, StringComparer.Ordinal).ThenByDescending(code => picture.Formulary.FindProduct(code)?.Strength)];
    }
}
