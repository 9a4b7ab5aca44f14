using System.Globalization;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Tapers;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>What is typed in the booking dialog.</summary>
public sealed class BookingDraft
{
    private static readonly string[] TimeFormats = ["H:mm", "Hmm", "HHmm", "%H"];

    /// <summary>Whom it is for, or null.</summary>
    public PatientId? Patient { get; set; }

    /// <summary>Whom it is with, or null.</summary>
    public StaffId? Provider { get; set; }

    /// <summary>Id of the visit type, or null.</summary>
    public string? Type { get; set; }

    /// <summary>The day as its field holds it.</summary>
    public string Date { get; set; } = "";

    /// <summary>The time as typed.</summary>
    public string Start { get; set; } = "";

    /// <summary>Length in minutes.</summary>
    public int Minutes { get; set; } = 30;

    /// <summary>Id of the room, or "".</summary>
    public string Room { get; set; } = "";

    /// <summary>For the desk.</summary>
    public string Note { get; set; } = "";

    /// <summary>0 for once, else every so many weeks.</summary>
    public int EveryWeeks { get; set; }

    /// <summary>How many of a series, as typed.</summary>
    public string Count { get; set; } = "";

    /// <summary>The last possible day of a series, as its field holds it.</summary>
    public string Until { get; set; } = "";

    /// <summary>The group session the patient joins; null for a new one.</summary>
    public GroupSessionId? Session { get; set; }

    /// <summary>What a new group is called.</summary>
    public string GroupName { get; set; } = "";

    /// <summary>Places of a new group, as typed.</summary>
    public string Places { get; set; } = "";

    /// <summary>The second visit of the same trip, or null.</summary>
    public OpenTime? Second { get; set; }

    /// <summary>Visit type of the second visit.</summary>
    public string SecondType { get; set; } = "";

    /// <summary>The day as a calendar date.</summary>
    public DateOnly? Day => DayText.Read(Date);

    /// <summary>What is wrong with a typed time or number, before anything is sent.</summary>
    public IReadOnlyList<Finding> Unread()
    {
        var findings = new List<Finding>();
        if (Start.Trim().Length > 0 && Time is null) findings.Add(new Finding("Start", "no-time", "Write the time as 10:30."));
        if (EveryWeeks > 0 && Count.Trim().Length > 0 && Number(Count) is null) findings.Add(new Finding("Count", "number", "Write a whole number."));
        if (Places.Trim().Length > 0 && Number(Places) is null) findings.Add(new Finding("Places", "number", "Write a whole number."));
        return findings;
    }

    /// <summary>The time, or null where none can be read.</summary>
    public TimeOnly? Time => TimeOnly.TryParseExact(Start.Trim().Replace('.', ':'), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Takes over a time that was offered.</summary>
    public void Take(OpenTime time) =>
        (Provider, Room, Date, Start, Minutes) = (time.Provider.Id, time.Room, DayText.Of(time.Date), time.Start.ToString("HH:mm", CultureInfo.InvariantCulture), time.Minutes);

    /// <summary>One visit.</summary>
    public BookAppointment Once(Guid id, string overlapReason = "") => new(id, Patient, Provider, Day, Time, Minutes, Type, Room, Note, overlapReason);

    /// <summary>The second visit of the same trip.</summary>
    public BookAppointment Other(Guid id, OpenTime second) => new(id, Patient, second.Provider.Id, second.Date, second.Start, second.Minutes, SecondType, second.Room);

    /// <summary>A series.</summary>
    public SeriesAsk Series() => new(Patient, Provider, Day, Time, Minutes, Type, Room, Note, Rule());

    /// <summary>A new group session, or a series of them.</summary>
    public BookGroup Group(Guid id) => new(id, GroupName, Provider, Day, Time, Minutes, Type, Number(Places), Room, EveryWeeks > 0 ? Rule() : null);

    /// <summary>What is looked for near this time; null where too little is known.</summary>
    public FreeTimeAsk? Near(VisitType? type, DateOnly today) => type is null ? null : new FreeTimeAsk(Provider, type.Id, Minutes, Patient, Room, Day ?? today);

    private SeriesRule Rule() => new(EveryWeeks, Number(Count), DayText.Read(Until));

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
