using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Says which therapist cares for a patient; only that therapist opens the chart.</summary>
public sealed class TherapistService(IDbContextFactory<ClinicDb> factory, Gate gate, ClinicWrites writes)
{
    /// <summary>The therapists who may be assigned, by name.</summary>
    public async Task<IReadOnlyList<TherapistView>> Therapists()
    {
        await gate.Demand(Operation.ReadReference);
        await using var db = await factory.CreateDbContextAsync();
        return await Active(db).OrderBy(staff => staff.DisplayName).Select(staff => new TherapistView(new StaffId(staff.Id), staff.DisplayName)).ToListAsync();
    }

    /// <summary>Assigns, replaces or, with no therapist named, ends.</summary>
    public Task<Outcome<Saved>> Assign(AssignTherapist request) =>
        writes.Run(new WriteRequest(Operation.AssignTherapist, request.OperationId, request.Patient, request, "Assigned the therapist"), async scope =>
        {
            var (db, patient) = (scope.Db, request.Patient);
            if (await db.Patients.AsNoTracking().Where(it => it.Id == patient).Select(it => new { it.DeceasedOn, it.ArchivedAt }).FirstOrDefaultAsync() is not { } chart) return Outcome<Saved>.Missing();
            var current = await db.TherapistAssignments.FirstOrDefaultAsync(assignment => assignment.PatientId == patient && assignment.EndedAt == null);
            if (current?.Therapist != request.Before) return await FirstComer(db, patient, scope.Stamp);
            if (request.Therapist == request.Before) return Outcome<Saved>.Rejected(new Finding(nameof(request.Therapist), "unchanged", "This is the therapist already. Choose another."));
            if (request.Therapist is { } chosen && !await Active(db).AnyAsync(staff => staff.Id == chosen.Value)) return Outcome<Saved>.Rejected(new Finding(nameof(request.Therapist), "not-a-therapist", "Choose a therapist from the list."));
            if (request.Therapist is not null && chart.ArchivedAt is not null) return Outcome<Saved>.Rejected(ArchiveService.IsArchived());
            if (request.Therapist is not null && chart.DeceasedOn is not null) return Outcome<Saved>.Rejected(new Finding("", "deceased", "This patient has died."));

            current?.End(scope.Stamp);
            ChangeLog.Add(scope, patient,
            [
                new ChartChange("therapist", current is null ? "" : await StaffNames.Of(db, current.Therapist), request.Therapist is { } now ? await StaffNames.Of(db, now) : "", Clinical: true),
            ]);
            // The end goes first: one current therapist is a unique key.
            await db.SaveChangesAsync();
            if (request.Therapist is not { } therapist)
            {
                scope.Summary = "Ended the therapist's assignment";
                return Outcome<Saved>.Done(new Saved(current!.Id, 1));
            }

            var next = new TherapistAssignment { Id = NewIds.Next(), PatientId = patient, Therapist = therapist, From = scope.Stamp.Today };
            db.Add(next);
            return Outcome<Saved>.Done(new Saved(next.Id, 1));
        });

    private static IQueryable<Staff.StaffMember> Active(ClinicDb db) => db.Users.AsNoTracking().Where(staff => !staff.Deactivated
        && db.UserRoles.Any(held => held.UserId == staff.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == nameof(Role.Therapist))));

    private static async Task<Outcome<Saved>> FirstComer(ClinicDb db, PatientId patient, Stamp stamp)
    {
        var last = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.PatientId == patient.Value && entry.Operation == nameof(Operation.AssignTherapist))
            .OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync();
        return last is null
            ? Outcome<Saved>.Stale("Someone else", stamp.At)
            : Outcome<Saved>.Stale(await StaffNames.Of(db, new StaffId(last.ActorId)), last.At);
    }
}
