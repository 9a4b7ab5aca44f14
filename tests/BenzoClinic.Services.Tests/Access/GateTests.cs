using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Access;

public sealed class GateTests
{
    [Theory, Engines]
    public async Task Signed_in_the_person_is_known_with_roles_and_reach(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn([Role.Clinician, Role.Administrator], "Dr. Hanna Lindqvist");

        var actor = await hanna.Get<Gate>().Demand(Operation.OpenChart);

        Assert.Equal((hanna.Id, "Dr. Hanna Lindqvist", Reach.All), (actor.Id, actor.Name, actor.Reach));
        Assert.Equal([Role.Clinician, Role.Administrator], actor.Roles.Order());
    }

    [Theory, Engines]
    public async Task A_revoked_session_is_refused_at_the_next_operation(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var elsewhere = await clinic.SignIn(hanna.Id);
        await using (var db = clinic.Db()) await db.StaffSessions.Where(session => session.Id == hanna.SessionId).ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, clinic.Clock.Now));

        await AssertDenied(hanna);
        await elsewhere.Get<Gate>().Demand(Operation.OpenChart);
    }

    [Theory, Engines]
    public async Task An_expired_session_is_refused_to_the_second(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var end = clinic.Clock.Now.AddHours(10);
        await using (var db = clinic.Db()) await db.StaffSessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.ExpiresAt, end));

        clinic.Time.Advance(TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1));
        await hanna.Get<Gate>().Demand(Operation.OpenChart);
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await AssertDenied(hanna);
    }

    [Theory, Engines]
    public async Task A_role_taken_away_counts_from_the_next_operation_on(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn([Role.Clinician, Role.FrontDesk]);
        await using (var db = clinic.Db())
        {
            var role = (await db.Roles.SingleAsync(role => role.Name == nameof(Role.Clinician))).Id;
            await db.UserRoles.Where(held => held.UserId == hanna.Id.Value && held.RoleId == role).ExecuteDeleteAsync();
        }

        await AssertDenied(hanna);
        await hanna.Get<Gate>().Demand(Operation.OpenDetails);
    }

    [Theory, Engines]
    public async Task A_closed_account_is_refused(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        await using (var db = clinic.Db()) await db.Users.ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Deactivated, true));

        await AssertDenied(hanna);
    }

    [Theory, Engines]
    public async Task A_therapist_reaches_the_assigned_patient_alone_and_until_the_assignment_ends(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var vera = await clinic.SignIn(Role.Therapist);
        var (ana, ben) = (PatientId.New(), PatientId.New());
        await using (var db = clinic.Db())
        {
            var stamp = clinic.Clock.StampFor(Actor.SystemId);
            foreach (var (id, number) in new[] { (ana, 1001), (ben, 1002) })
                db.Add(new Patient(id, number, new PatientDetails { FirstName = "A", LastName = "B", BirthDate = new DateOnly(1970, 1, 2) }, stamp));
            await db.SaveChangesAsync();
            db.Add(new TherapistAssignment { Id = Guid.CreateVersion7(), PatientId = ana, Therapist = vera.Id, From = stamp.Today });
            await db.SaveChangesAsync();
        }

        Assert.Equal(Reach.Assigned, (await vera.Get<Gate>().Demand(Operation.OpenChart, ana)).Reach);
        Assert.False(await vera.Get<Gate>().Allows(Operation.OpenChart, ben));

        await using (var db = clinic.Db()) await db.TherapistAssignments.ExecuteUpdateAsync(set => set.SetProperty(assignment => assignment.EndedAt, clinic.Clock.Now));
        Assert.False(await vera.Get<Gate>().Allows(Operation.OpenChart, ana));
    }

    [Theory, Engines]
    public async Task The_system_imports_and_reads_no_charts(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var system = clinic.System();
        await system.Get<Gate>().Demand(Operation.ImportCharts);
        await AssertDenied(system);
    }

    private static async Task AssertDenied(TestScope person) => await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<Gate>().Demand(Operation.OpenChart));
}
