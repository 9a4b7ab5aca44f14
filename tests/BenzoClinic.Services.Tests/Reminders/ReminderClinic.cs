using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BenzoClinic.Services.Tests.Reminders;

/// <summary>A clinic whose messages go to ways out that keep them. It is Tue 24 Nov 2026 10:30.</summary>
public sealed class ReminderClinic : IAsyncDisposable
{
    private ReminderClinic(DeskClinic desk, RecordingGateway sms, RecordingGateway mail)
    {
        (Desk, Sms, Mail, System) = (desk, sms, mail, desk.Clinic.System());
    }

    public DeskClinic Desk { get; }

    public TestClinic Clinic => Desk.Clinic;

    /// <summary>Honours keys, many at once.</summary>
    public RecordingGateway Sms { get; }

    /// <summary>Honours none, one at a time.</summary>
    public RecordingGateway Mail { get; }

    public TestScope System { get; }

    public static async Task<ReminderClinic> Open(Engine engine, TimeSpan? lease = null)
    {
        var (sms, mail) = Ways();
        return await On(await TestClinic.Open(engine, services => Add(services, sms, mail, lease)), sms, mail);
    }

    /// <summary>The jobs of a clinic that runs already, such as an app's: they send by ways of their own.</summary>
    public static Task<ReminderClinic> Beside(IDatabaseEngine engine, FakeTimeProvider time)
    {
        var (sms, mail) = Ways();
        return On(TestClinic.Beside(engine, time, services => Add(services, sms, mail, null)), sms, mail);
    }

    /// <summary>Someone who is reminded by a channel and has agreed to it.</summary>
    public async Task<PatientId> Patient(ReminderChannel by, string name = "Ana", string language = "en", bool agreed = true)
    {
        var id = await Desk.Chart(name, "Silva");
        await Change(id, details => details with
        {
            RemindBy = by,
            Language = language,
            Phone = "415 555 0138",
            Email = $"{name}@mail.test",
            SmsConsentOn = agreed ? DeskClinic.Today : null,
            EmailConsentOn = agreed ? DeskClinic.Today : null,
        });
        return id;
    }

    /// <summary>Changes a chart's details.</summary>
    public async Task Change(PatientId id, Func<PatientDetails, PatientDetails> change)
    {
        await using var db = Clinic.Db();
        var patient = await db.Patients.SingleAsync(it => it.Id == id);
        patient.Change(change(patient.Details), [], Clinic.Clock.StampFor(Desk.Desk.Id));
        await db.SaveChangesAsync();
    }

    public Task<AppointmentRow> Booked(PatientId patient, int hour, DateOnly date, TestScope? with = null) => Desk.Booked(hour, date, with, patient);

    public Task<int> Plan() => System.Get<ReminderPlanService>().Plan(TestContext.Current.CancellationToken);

    public Task<int> Send() => System.Get<ReminderSendService>().SendBatch(TestContext.Current.CancellationToken);

    /// <summary>What the job does each minute.</summary>
    public async Task Tick()
    {
        await System.Get<ReminderSendService>().Recover();
        await Plan();
        while (await Send() > 0)
        {
            // Until nothing is due.
        }
    }

    /// <summary>Lets the clock stand at a wall time of the clinic, and ticks.</summary>
    public Task TickAt(DateOnly day, int hour, int minute = 0)
    {
        Clinic.Time.SetUtcNow(new DateTimeOffset(ClinicClock.ToInstant(day.ToDateTime(new TimeOnly(hour, minute)))));
        return Tick();
    }

    /// <summary>All messages, in the order in which they go.</summary>
    public async Task<List<Reminder>> Rows()
    {
        await using var db = Clinic.Db();
        return await db.Reminders.AsNoTracking().OrderBy(row => row.Goes).ThenBy(row => row.Id).ToListAsync();
    }

    /// <summary>All messages, as <c>visit 2026-11-29 10:30 Planned</c>.</summary>
    public async Task<List<string>> Lines() =>
        [.. (await Rows()).Select(row => $"{row.Kind} {ClinicClock.ToClinic(row.Goes):yyyy-MM-dd HH:mm} {row.State}")];

    public ValueTask DisposeAsync()
    {
        System.Dispose();
        return Desk.DisposeAsync();
    }

    private static (RecordingGateway Sms, RecordingGateway Mail) Ways() => (new RecordingGateway(MessageChannel.Sms, true, 50), new RecordingGateway(MessageChannel.Email, false, 1));

    private static async Task<ReminderClinic> On(TestClinic clinic, RecordingGateway sms, RecordingGateway mail) => new(await DeskClinic.On(clinic), sms, mail);

    private static void Add(IServiceCollection services, RecordingGateway sms, RecordingGateway mail, TimeSpan? lease)
    {
        services.AddSingleton<IMessageGateway>(sms);
        services.AddSingleton<IMessageGateway>(mail);
        if (lease is { } length) services.AddSingleton(new ReminderLease(length));
    }
}
