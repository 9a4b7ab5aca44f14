using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Appointments;

/// <summary>A clinic with a desk, two clinicians, a therapist and charts: what tests of appointments and visits begin with.</summary>
public sealed class DeskClinic : IAsyncDisposable
{
    private int _charts = 1000;

    private DeskClinic(TestClinic clinic) => Clinic = clinic;

    public static DateOnly Today { get; } = new(2026, 11, 24);

    public TestClinic Clinic { get; }

    public TestScope Desk { get; private set; } = null!;

    public TestScope Hanna { get; private set; } = null!;

    public TestScope Omar { get; private set; } = null!;

    public TestScope Tomas { get; private set; } = null!;

    public PatientId Ana { get; private set; }

    public AppointmentService AtDesk => Desk.Get<AppointmentService>();

    public static async Task<DeskClinic> Open(Engine engine) => await On(await TestClinic.Open(engine));

    /// <summary>The same people in a clinic that somebody else disposes of, or with this.</summary>
    public static async Task<DeskClinic> On(TestClinic clinic)
    {
        var it = new DeskClinic(clinic);
        it.Desk = await it.Clinic.SignIn(Role.FrontDesk, "Imani Brooks");
        it.Hanna = await it.Clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        it.Omar = await it.Clinic.SignIn(Role.Clinician, "Dr. Omar Haddad");
        it.Tomas = await it.Clinic.SignIn(Role.Therapist, "Tomás Ibarra");
        it.Ana = await it.Chart("Ana", "Silva");
        return it;
    }

    public async Task<PatientId> Chart(string first, string last, DateOnly? deceasedOn = null)
    {
        var id = PatientId.New();
        var stamp = Clinic.Clock.StampFor(Desk.Id);
        var patient = new Patient(id, ++_charts, new PatientDetails { FirstName = first, LastName = last, BirthDate = new DateOnly(1970, 1, 2) }, stamp);
        if (deceasedOn is not null) patient.Imported($"test|{id}", deceasedOn, [], stamp);
        await using var db = Clinic.Db();
        db.Add(patient);
        await db.SaveChangesAsync();
        return id;
    }

    public BookAppointment Request(int hour, int minute = 0, DateOnly? date = null, TestScope? with = null, PatientId? patient = null) =>
        new(Guid.CreateVersion7(), patient ?? Ana, (with ?? Hanna).Id, date ?? Today, new TimeOnly(hour, minute));

    /// <summary>Books and returns the row as the board shows it.</summary>
    public async Task<AppointmentRow> Booked(int hour, DateOnly? date = null, TestScope? with = null, PatientId? patient = null)
    {
        var saved = Value(await AtDesk.Book(Request(hour, 0, date, with, patient)));
        return (await AtDesk.Day(date ?? Today)).Single(row => row.Id.Value == saved.Id);
    }

    /// <summary>Books for now, marks the arrival and returns the row.</summary>
    public async Task<AppointmentRow> Arrived(TestScope? with = null, PatientId? patient = null)
    {
        var booked = await Booked(10, with: with, patient: patient);
        Value(await AtDesk.MarkArrived(Step(booked)));
        return await Row(booked);
    }

    public async Task<AppointmentRow> Row(AppointmentRow earlier) => (await AtDesk.Day(earlier.Date)).Single(row => row.Id == earlier.Id);

    public static AppointmentStep Step(AppointmentRow row) => new(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision);

    public static Saved Value(Outcome<Saved> outcome) => outcome.Match(
        done => done,
        findings => throw new InvalidOperationException(findings[0].Sentence),
        (who, _) => throw new InvalidOperationException(who),
        () => throw new InvalidOperationException("missing"));

    /// <summary>Field, code and sentence of each finding; empty where it was not refused.</summary>
    public static IReadOnlyList<Finding> Findings(Outcome<Saved> outcome) => outcome.Match(_ => [], findings => findings, (_, _) => [], () => []);

    public static string First(Outcome<Saved> outcome) => outcome.Match(_ => "done", _ => "rejected", (who, _) => who, () => "missing");

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in new[] { Desk, Hanna, Omar, Tomas }) scope.Dispose();
        await Clinic.DisposeAsync();
    }
}
