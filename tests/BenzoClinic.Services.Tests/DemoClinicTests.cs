using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Demo;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests;

public sealed class DemoClinicTests
{
    [Theory, Engines]
    public async Task The_demo_clinic_is_made_once_and_every_dose_passes_the_guard(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var tomas = await clinic.SignIn(Role.Therapist);
        await new DemoClinic(clinic.Engine, clinic.Time).Seed();

        await using var db = clinic.Db();
        var rows = await db.AuditEntries.CountAsync();
        Assert.Equal(10, await db.Patients.CountAsync());
        Assert.Equal(4, await db.Appointments.CountAsync(appointment => appointment.Date == clinic.Clock.Today));
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
        Assert.Single(await db.TaperRecords.Where(record => record.PausedOn != null).ToListAsync());
        Assert.Single(await db.DoseEntries.Where(entry => entry.Kind == DoseEntryKind.Fact).ToListAsync());
        Assert.All(await db.StaffSessions.Where(session => session.StaffId == hanna.Id.Value && session.RevokedAt == null).ToListAsync(), session => Assert.Equal(hanna.SessionId, session.Id));

        await new DemoClinic(clinic.Engine, clinic.Time).Seed();
        Assert.Equal(rows, await db.AuditEntries.CountAsync());
    }
}
