using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Reminders;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.PatientLinks;

/// <summary>
/// The app in Production behind a proxy, and beside it the desk and the jobs of the same clinic. Patients are called Zoraida Quintanilla, were born on
/// 2 Jan 1970 and are expected in two weeks. Browsers come each from an address of their own, so that no test uses up another's requests.
/// </summary>
public sealed class LinkApp : IAsyncLifetime
{
    private static readonly DateOnly Day = DeskClinic.Today.AddDays(14);

    private int _visits;
    private int _browsers;

    /// <summary>The app.</summary>
    public TestApp App { get; private set; } = null!;

    /// <summary>Who else works in the clinic.</summary>
    internal ReminderClinic Clinic { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        App = await TestApp.Start("Production", "--PublicUrl=http://visits.test", "--Sms:AccountSid=AC1", $"--Sms:AuthToken={Secret}", "--Sms:From=+14155550100");
        Clinic = await ReminderClinic.Beside(App.App.Services.GetRequiredService<IDatabaseEngine>(), App.Time);
    }

    /// <summary>The gateway's.</summary>
    public const string Secret = "the-gateways-own";

    /// <summary>Someone who has been told of a visit.</summary>
    internal async Task<Told> Tell(ReminderChannel by = ReminderChannel.Email, string language = "en", string phone = "415 555 0138", DateTime? at = null)
    {
        var patient = await Clinic.Patient(by, "Zoraida", language);
        await Clinic.Change(patient, details => details with { LastName = "Quintanilla", Phone = phone });
        await using var db = await App.Db();
        await SearchTerms.Change(db, await db.Patients.SingleAsync(it => it.Id == patient));
        await db.SaveChangesAsync();
        var place = Interlocked.Increment(ref _visits);
        var time = at ?? Day.AddDays(place / 8).ToDateTime(new TimeOnly(9 + place % 8, 0));
        var visit = await Clinic.Booked(patient, time.Hour, DateOnly.FromDateTime(time));
        await Clinic.Plan();
        var message = (await db.Reminders.AsNoTracking().Where(row => row.PatientId == visit.Patient && row.Kind == MessageKind.Visit.Id).OrderBy(row => row.Goes).ToListAsync())[0];
        var links = App.App.Services.GetRequiredService<ReminderLinks>();
        await links.Prepare();
        return new Told(visit, message.Id, new Uri(links.Answer(message.Id)).PathAndQuery, new Uri(links.EndMail(message.Id)).PathAndQuery);
    }

    /// <summary>Somebody's telephone.</summary>
    public TestBrowser Phone()
    {
        var browser = App.Browser();
        var number = Interlocked.Increment(ref _browsers);
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.{number / 250}.{number % 250}");
        return browser;
    }

    /// <summary>The visit as it stands.</summary>
    internal async Task<Appointment> Visit(Told told)
    {
        await using var db = await App.Db();
        return await db.Appointments.AsNoTracking().SingleAsync(it => it.Id == told.Visit.Id);
    }

    /// <summary>A message as it stands.</summary>
    internal async Task<Reminder> Message(Told told)
    {
        await using var db = await App.Db();
        return await db.Reminders.AsNoTracking().SingleAsync(row => row.Id == told.Message);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Clinic is not null) await Clinic.DisposeAsync();
        await App.DisposeAsync();
    }
}

/// <summary>A visit, a message of it, the paths of its links, and what the gateway calls it.</summary>
internal sealed record Told(AppointmentRow Visit, ReminderId Message, string Answer, string EndMail, string Receipt = "");
