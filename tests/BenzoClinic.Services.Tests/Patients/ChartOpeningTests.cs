using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class ChartOpeningTests
{
    [Theory, Engines]
    public async Task Open_Chart_IsOnRecordOnceAndTellsTheFacts(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        var id = await hanna.Make(Marisol);
        await using (var db = clinic.Db())
        {
            db.Add(new Condition { Id = Guid.CreateVersion7(), PatientId = id, Code = "", Display = "Insomnia", Source = "import" });
            db.Add(new MedicationHistoryItem { Id = Guid.CreateVersion7(), PatientId = id, Code = "", Display = "Diazepam 5 MG", Medication = "diazepam", Dosage = "", Active = true, Source = "import" });
            var stamp = clinic.Clock.StampFor(hanna.Id);
            db.Add(Booked(id, hanna.Id, stamp.Today.AddDays(-7), stamp));
            db.Add(Booked(id, hanna.Id, stamp.Today.AddDays(14), stamp));
            db.Add(Booked(id, hanna.Id, stamp.Today.AddDays(7), stamp));
            await db.SaveChangesAsync();
        }

        var chart = Value(await hanna.Get<ChartService>().Open(id));

        Assert.Equal((47, 100_001, "Marisol"), (chart.Desk.Age, chart.Desk.ChartNumber, chart.Desk.Details.FirstName));
        Assert.Equal(new NextVisit(new DateOnly(2026, 12, 1), new TimeOnly(10, 30), "Dr. Hanna Lindqvist"), chart.Desk.NextVisit);
        Assert.Equal("Insomnia", Assert.Single(chart.Conditions).Display);
        Assert.True(Assert.Single(chart.Medications).Tapered);
        Assert.Null(chart.Therapist);
        await using var look = clinic.Db();
        var entry = Assert.Single(await look.AuditEntries.Where(entry => entry.Operation == "OpenChart").ToListAsync());
        Assert.Equal((hanna.Id.Value, id.Value, "Opened the chart"), (entry.ActorId, entry.PatientId, entry.Summary));
        Assert.Null(await AuditTrail.FirstBrokenRow(look));
    }

    [Theory, Engines]
    public async Task OpenDetails_ByTheFrontDesk_IsOnRecord(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Marisol);

        Value(await desk.Get<PatientService>().OpenDetails(id));

        await using var db = clinic.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Operation == "OpenDetails" && entry.PatientId == id.Value));
    }

    [Theory, Engines]
    public async Task Open_UnknownPatient_IsMissingAndLeavesNoRow(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);

        Assert.Equal(["missing"], Codes(await hanna.Get<ChartService>().Open(PatientId.New())));
        await using var db = clinic.Db();
        Assert.Equal(0, await db.AuditEntries.CountAsync());
    }

    [Theory, Engines]
    public async Task Open_ClinicalChart_IsNotForTheFrontDesk(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Marisol);

        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.Get<ChartService>().Open(id));
    }

    private static Appointment Booked(PatientId patient, StaffId provider, DateOnly day, Stamp stamp) =>
        new(AppointmentId.New(), patient, new AppointmentPlace(provider, "", day, new TimeOnly(10, 30), day.ToDateTime(new TimeOnly(18, 30), DateTimeKind.Utc), 30), new AppointmentTerms("taper-visit"), walkIn: false, stamp);
}
