using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Clinic;

/// <summary>A room that visits can take. Never deleted, only retired: a booking may name it.</summary>
/// <param name="Id">Stable, whatever the name.</param>
public sealed record Room(string Id, string Name, bool Retired = false);

/// <summary>A kind of visit.</summary>
/// <param name="Id">Stable, whatever the name.</param>
/// <param name="Minutes">Usual length.</param>
/// <param name="ByClinicians">Clinicians give it.</param>
/// <param name="ByTherapists">Therapists give it.</param>
/// <param name="Places">For how many patients at once; 0 for one alone, else 2 to 20.</param>
public sealed record VisitType(string Id, string Name, int Minutes, bool ByClinicians, bool ByTherapists, bool Retired = false, int Places = 0)
{
    /// <summary>True for a group.</summary>
    public bool IsGroup => Places > 0;

    /// <summary>True where a provider may give it.</summary>
    /// <param name="prescribes">True for a clinician, false for a therapist.</param>
    public bool GivenBy(bool prescribes) => prescribes ? ByClinicians : ByTherapists;
}

/// <summary>What a new taper begins with. A taper that exists keeps what it has.</summary>
/// <param name="StepFrom">Smallest usual step, percent.</param>
/// <param name="StepTo">Largest usual step, percent.</param>
/// <param name="DaysFrom">Shortest usual interval.</param>
/// <param name="DaysTo">Longest usual interval.</param>
/// <param name="CompletionDose">Diazepam-equivalent milligrams a day from which zero may follow.</param>
/// <param name="Table">Code of the published equivalence table.</param>
public sealed record TaperPolicy(decimal StepFrom, decimal StepTo, int DaysFrom, int DaysTo, Dose CompletionDose, string Table);

/// <summary>What doses are made from.</summary>
/// <param name="Products">Codes of the products the clinic prescribes; empty for the usual ones, see <see cref="Tapers.Plans.Stock.Usual(Medications.Formulary)"/>.</param>
/// <param name="Mixes">True where tablets and liquid may stand in one dose.</param>
public sealed record StockPolicy(IReadOnlyList<string> Products, bool Mixes)
{
    /// <summary>The usual products, tablets and liquid apart.</summary>
    public static StockPolicy Usual { get; } = new([], false);
}

/// <summary>From when a wait at the office asks for attention.</summary>
/// <param name="LongFrom">Minutes from which it is long, of a late patient too.</param>
/// <param name="TooLongFrom">Minutes from which it is too long.</param>
public sealed record WaitPolicy(int LongFrom, int TooLongFrom)
{
    /// <summary>15 and 30 minutes.</summary>
    public static WaitPolicy Usual { get; } = new(15, 30);
}

/// <summary>When patients are reminded.</summary>
/// <param name="HoursBefore">Hours before the visit, longest first.</param>
/// <param name="QuietFrom">Wall time from which nothing is sent.</param>
/// <param name="QuietTo">Wall time until which nothing is sent.</param>
public sealed record ReminderPolicy(IReadOnlyList<int> HoursBefore, TimeOnly QuietFrom, TimeOnly QuietTo)
{
    /// <summary>Visit types with hours of their own; a version saved before there was a choice has none.</summary>
    public IReadOnlyList<TypeReminders> ByType
    {
        get => field ?? [];
        init;
    }

    /// <summary>Ids of the kinds of messages that are never sent; a version saved before there was a choice sends all.</summary>
    public IReadOnlyList<string> Off
    {
        get => field ?? [];
        init;
    }

    /// <summary>Hours before a visit of a type, longest first.</summary>
    public IReadOnlyList<int> For(string type) => ByType.FirstOrDefault(it => it.Type == type)?.HoursBefore ?? HoursBefore;

    /// <summary>True where messages of a kind are sent.</summary>
    /// <param name="kind">Id of the <see cref="MessageKind"/>.</param>
    public bool Sends(string kind) => !Off.Contains(kind);

    /// <summary>When nothing is sent.</summary>
    public QuietHours Quiet() => new(QuietFrom, QuietTo);
}

/// <summary>When patients are reminded of visits of one type; none for never.</summary>
/// <param name="Type">Id of the visit type.</param>
public sealed record TypeReminders(string Type, IReadOnlyList<int> HoursBefore);

/// <summary>Everything a clinic sets for itself. Saved whole, a new version each time.</summary>
public sealed record ClinicSettings
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>As staff call the clinic.</summary>
    public string Name { get; init; } = "";

    /// <summary>As patients and strangers read it; see <see cref="Clinic.NeutralName"/>.</summary>
    public string NeutralName { get; init; } = "";

    /// <summary>Street, floor, town.</summary>
    public string Address { get; init; } = "";

    /// <summary>What patients call; "" where none is told.</summary>
    public string Phone { get; init; } = "";

    /// <summary>When the clinic is open.</summary>
    public required ClinicHours Hours { get; init; }

    /// <summary>Rooms, retired ones too.</summary>
    public required IReadOnlyList<Room> Rooms { get; init; }

    /// <summary>Kinds of visits, retired ones too.</summary>
    public required IReadOnlyList<VisitType> VisitTypes { get; init; }

    /// <summary>What a new taper begins with.</summary>
    public required TaperPolicy Taper { get; init; }

    /// <summary>What doses are made from; a version saved before there was a choice has the usual.</summary>
    public StockPolicy Stock
    {
        get => field ?? StockPolicy.Usual;
        init;
    }

    /// <summary>From when a wait asks for attention; a version saved before there was a choice has the usual.</summary>
    public WaitPolicy Waits
    {
        get => field ?? WaitPolicy.Usual;
        init;
    }

    /// <summary>When patients are reminded.</summary>
    public required ReminderPolicy Reminders { get; init; }

    /// <summary>Texts of messages that the clinic has written itself; a version saved before it could has none.</summary>
    public IReadOnlyList<MessageTemplate> Texts
    {
        get => field ?? [];
        init;
    }

    /// <summary>What holds in a clinic that has set nothing.</summary>
    public static ClinicSettings Default { get; } = new()
    {
        Name = "BenzoClinic",
        NeutralName = "Your clinic",
        Hours = ClinicHours.Default,
        Rooms = [],
        VisitTypes =
        [
            new VisitType("intake", "Intake", 60, true, false),
            new VisitType("taper-visit", "Taper visit", 30, true, false),
            new VisitType("short-visit", "Short visit", 15, true, false),
            new VisitType("therapy-intake", "Therapy intake", 60, false, true),
            new VisitType("psychotherapy", "Psychotherapy", 50, false, true),
            new VisitType("group", "Group session", 90, false, true, Places: 8),
        ],
        Taper = new TaperPolicy(5, 10, 14, 28, Dose.FromMilligrams(0.5m), "ashton"),
        Reminders = new ReminderPolicy([7 * 24, 2 * 24, 3], new TimeOnly(21, 0), new TimeOnly(8, 0)),
    };

    /// <summary>The lengths a booking offers, shortest first: those of the visit types in use.</summary>
    public IReadOnlyList<int> Lengths() => [.. VisitTypes.Where(type => !type.Retired).Select(type => type.Minutes).Distinct().Order()];

    /// <summary>The text of a message: the clinic's own, else the usual one of <see cref="DefaultTemplates"/>.</summary>
    public MessageTemplate TextOf(TemplateKey key) => Texts.FirstOrDefault(text => text.Key == key) ?? DefaultTemplates.Of(key);

    /// <summary>A visit type's name; the id itself where the settings never had it.</summary>
    public string TypeName(string id) => VisitTypes.FirstOrDefault(type => type.Id == id)?.Name ?? id;

    /// <summary>A room's name; "" where none is named.</summary>
    public string RoomName(string id) => Rooms.FirstOrDefault(room => room.Id == id)?.Name ?? id;

    /// <summary>What a provider gives when nothing else is said: of the visits of that length, else of all they give to one patient, the first.</summary>
    public VisitType? UsualType(bool prescribes, int? minutes)
    {
        var given = VisitTypes.Where(type => !type.Retired && !type.IsGroup && type.GivenBy(prescribes)).ToList();
        return given.FirstOrDefault(type => type.Minutes == minutes) ?? given.FirstOrDefault();
    }
}
