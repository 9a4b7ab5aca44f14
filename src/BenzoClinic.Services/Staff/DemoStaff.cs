using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;

namespace BenzoClinic.Services.Staff;

/// <summary>An invented member of staff of the demo clinic.</summary>
public sealed record DemoPerson(StaffId Id, string Email, string Name, string Credentials, Role Role);

/// <summary>The demo clinic's staff. Development only; ids are fixed so that links and notes survive a new database.</summary>
public static class DemoStaff
{
    /// <summary>The password of every demo account.</summary>
    public const string Password = "Taper-slowly-2026";

    /// <summary>A clinician.</summary>
    public static readonly DemoPerson Hanna = Person(1, "clinician", "Dr. Hanna Lindqvist", "MD", Role.Clinician);

    /// <summary>A clinician.</summary>
    public static readonly DemoPerson Vikram = Person(2, "clinician2", "Dr. Vikram Raghavan", "MD", Role.Clinician);

    /// <summary>A clinician.</summary>
    public static readonly DemoPerson Ping = Person(3, "clinician3", "Ping Ng", "NP", Role.Clinician);

    /// <summary>A therapist.</summary>
    public static readonly DemoPerson Tomas = Person(4, "therapist", "Tomás Ibarra", "LMFT", Role.Therapist);

    /// <summary>A therapist.</summary>
    public static readonly DemoPerson Dana = Person(5, "therapist2", "Dana Kowalczyk", "LCSW", Role.Therapist);

    /// <summary>A therapist.</summary>
    public static readonly DemoPerson Wen = Person(6, "therapist3", "Wen Tsao", "PsyD", Role.Therapist);

    /// <summary>The front desk.</summary>
    public static readonly DemoPerson Imani = Person(7, "frontdesk", "Imani Brooks", "", Role.FrontDesk);

    /// <summary>The administrator.</summary>
    public static readonly DemoPerson Ruth = Person(8, "admin", "Ruth Adler", "", Role.Administrator);

    /// <summary>Everyone.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } = [Hanna, Tomas, Imani, Ruth, Vikram, Ping, Dana, Wen];

    private static DemoPerson Person(int number, string account, string name, string credentials, Role role) =>
        new(new StaffId(new Guid($"0198d000-0000-7000-8000-{number:D12}")), $"{account}@demo.test", name, credentials, role);
}
