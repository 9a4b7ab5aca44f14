using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class TherapistServiceTests
{
    [Theory, Engines]
    public async Task A_therapist_opens_the_charts_assigned_and_no_other(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var tomas = await clinic.SignIn(Role.Therapist, "Tomás Ibarra");
        var (mine, other) = (await hanna.Make(Marisol), await hanna.Make(Named("Ada", "Reynolds")));

        Value(await hanna.Get<TherapistService>().Assign(Assign(mine, null, tomas.Id)));

        Assert.Equal(new TherapistView(tomas.Id, "Tomás Ibarra"), Value(await tomas.Get<ChartService>().Open(mine)).Therapist);
        await Assert.ThrowsAsync<AccessDeniedException>(() => tomas.Get<ChartService>().Open(other));
        await Assert.ThrowsAsync<AccessDeniedException>(() => tomas.Get<PatientService>().OpenDetails(other));
        await Assert.ThrowsAsync<AccessDeniedException>(() => tomas.Get<ChartService>().Open(PatientId.New()));
    }

    [Theory, Engines]
    public async Task A_therapist_replaced_no_longer_opens_the_chart(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var tomas = await clinic.SignIn(Role.Therapist);
        using var lena = await clinic.SignIn(Role.Therapist);
        var id = await hanna.Make(Marisol);
        Value(await hanna.Get<TherapistService>().Assign(Assign(id, null, tomas.Id)));

        Value(await hanna.Get<TherapistService>().Assign(Assign(id, tomas.Id, lena.Id)));

        await Assert.ThrowsAsync<AccessDeniedException>(() => tomas.Get<ChartService>().Open(id));
        Assert.Equal(lena.Id, Value(await lena.Get<ChartService>().Open(id)).Therapist!.Id);
    }

    [Theory, Engines]
    public async Task Of_two_who_assign_from_the_same_screen_the_second_is_told_who_was_first(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        using var omar = await clinic.SignIn(Role.Clinician, "Dr. Omar Haddad");
        using var tomas = await clinic.SignIn(Role.Therapist);
        using var lena = await clinic.SignIn(Role.Therapist);
        var id = await hanna.Make(Marisol);

        var outcomes = await Task.WhenAll(
            Task.Run(() => hanna.Get<TherapistService>().Assign(Assign(id, null, tomas.Id))),
            Task.Run(() => omar.Get<TherapistService>().Assign(Assign(id, null, lena.Id))));

        var (first, second) = outcomes[0].IsDone ? (hanna, outcomes[1]) : (omar, outcomes[0]);
        Assert.Equal([$"stale: {first.Name}"], Codes(second));
        await using var db = clinic.Db();
        Assert.Equal(first == hanna ? tomas.Id : lena.Id, (await db.TherapistAssignments.SingleAsync()).Therapist);
    }

    [Theory, Engines]
    public async Task Assign_SomeoneWhoIsNoTherapist_IsRejected(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var id = await hanna.Make(Marisol);

        Assert.Equal(["Therapist: not-a-therapist"], Codes(await hanna.Get<TherapistService>().Assign(Assign(id, null, hanna.Id))));
    }

    [Theory, Engines]
    public async Task Assign_Nobody_EndsTheAssignment(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var tomas = await clinic.SignIn(Role.Therapist);
        var id = await hanna.Make(Marisol);
        Value(await hanna.Get<TherapistService>().Assign(Assign(id, null, tomas.Id)));

        Value(await hanna.Get<TherapistService>().Assign(Assign(id, tomas.Id, null)));

        Assert.Null(Value(await hanna.Get<ChartService>().Open(id)).Therapist);
    }

    [Theory, Engines]
    public async Task Therapists_AreThoseWithTheRoleAndAnOpenAccount(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn([Role.Clinician, Role.Therapist], "Dr. Hanna Lindqvist");
        using var tomas = await clinic.SignIn(Role.Therapist, "Tomás Ibarra");
        using var gone = await clinic.SignIn(Role.Therapist, "Gone");
        using var desk = await clinic.SignIn(Role.FrontDesk, "Desk");
        await using (var db = clinic.Db()) await db.Users.Where(staff => staff.Id == gone.Id.Value).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Deactivated, true));

        Assert.Equal(["Dr. Hanna Lindqvist", "Tomás Ibarra"], (await hanna.Get<TherapistService>().Therapists()).Select(therapist => therapist.Name));
    }

    private static AssignTherapist Assign(PatientId patient, StaffId? before, StaffId? therapist) => new(Guid.CreateVersion7(), patient, before, therapist);
}
