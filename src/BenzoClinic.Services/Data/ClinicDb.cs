using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Staff;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Data;

/// <summary>The clinic's database. One context per service method, never kept.</summary>
public sealed class ClinicDb(DbContextOptions<ClinicDb> options)
    : IdentityDbContext<StaffMember, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>Charts.</summary>
    public DbSet<Patient> Patients => Set<Patient>();

    /// <summary>What patients are found by.</summary>
    public DbSet<PatientSearchTerm> PatientSearchTerms => Set<PatientSearchTerm>();

    /// <summary>Diagnoses and problems.</summary>
    public DbSet<Condition> Conditions => Set<Condition>();

    /// <summary>Charts that went into others.</summary>
    public DbSet<PatientMerge> PatientMerges => Set<PatientMerge>();

    /// <summary>What was changed in charts, field by field.</summary>
    public DbSet<PatientChange> PatientChanges => Set<PatientChange>();

    /// <summary>Records given out.</summary>
    public DbSet<Disclosure> Disclosures => Set<Disclosure>();

    /// <summary>Medications listed elsewhere.</summary>
    public DbSet<MedicationHistoryItem> MedicationHistory => Set<MedicationHistoryItem>();

    /// <summary>What patients take besides the regimen.</summary>
    public DbSet<OtherMedication> OtherMedications => Set<OtherMedication>();

    /// <summary>Why alerts were gone on with.</summary>
    public DbSet<AlertReason> AlertReasons => Set<AlertReason>();

    /// <summary>Offers of naloxone.</summary>
    public DbSet<NaloxoneOffer> NaloxoneOffers => Set<NaloxoneOffer>();

    /// <summary>Look-ups in CURES.</summary>
    public DbSet<CuresLookup> CuresLookups => Set<CuresLookup>();

    /// <summary>The supply ledger.</summary>
    public DbSet<SupplyEntry> SupplyEntries => Set<SupplyEntry>();

    /// <summary>Prescription drafts.</summary>
    public DbSet<Prescription> Prescriptions => Set<Prescription>();

    /// <summary>What the last import said.</summary>
    public DbSet<ImportedFact> ImportedFacts => Set<ImportedFact>();

    /// <summary>Who is whose therapist.</summary>
    public DbSet<TherapistAssignment> TherapistAssignments => Set<TherapistAssignment>();

    /// <summary>Taper records.</summary>
    public DbSet<TaperRecord> TaperRecords => Set<TaperRecord>();

    /// <summary>Dose histories.</summary>
    public DbSet<DoseEntry> DoseEntries => Set<DoseEntry>();

    /// <summary>Versions of taper plans.</summary>
    public DbSet<TaperPlanVersion> TaperPlanVersions => Set<TaperPlanVersion>();

    /// <summary>Appointments.</summary>
    public DbSet<Appointment> Appointments => Set<Appointment>();

    /// <summary>What became of appointments.</summary>
    public DbSet<AppointmentChange> AppointmentChanges => Set<AppointmentChange>();

    /// <summary>Group sessions.</summary>
    public DbSet<GroupSession> GroupSessions => Set<GroupSession>();

    /// <summary>Who wants an earlier time.</summary>
    public DbSet<WaitlistEntry> WaitlistEntries => Set<WaitlistEntry>();

    /// <summary>Times that are taken, from yesterday on.</summary>
    public DbSet<TakenTime> TakenTimes => Set<TakenTime>();

    /// <summary>When providers work.</summary>
    public DbSet<ProviderWeek> ProviderWeeks => Set<ProviderWeek>();

    /// <summary>When providers are away.</summary>
    public DbSet<Absence> Absences => Set<Absence>();

    /// <summary>Addresses of providers' own calendars.</summary>
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    /// <summary>Messages to patients.</summary>
    public DbSet<Reminder> Reminders => Set<Reminder>();

    /// <summary>As of what messages were planned.</summary>
    public DbSet<ReminderPlanRow> ReminderPlans => Set<ReminderPlanRow>();

    /// <summary>What links to patients are made with.</summary>
    public DbSet<LinkKey> LinkKeys => Set<LinkKey>();

    /// <summary>Visits.</summary>
    public DbSet<Visit> Visits => Set<Visit>();

    /// <summary>Safety items.</summary>
    public DbSet<SafetyItem> SafetyItems => Set<SafetyItem>();

    /// <summary>Signed-in sessions.</summary>
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    /// <summary>One-time setup links.</summary>
    public DbSet<SetupLink> SetupLinks => Set<SetupLink>();

    /// <summary>One-time links with which a person sets the password.</summary>
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    /// <summary>Versions of the clinic's settings.</summary>
    public DbSet<ClinicSettingsVersion> ClinicSettingsVersions => Set<ClinicSettingsVersion>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Operation ids that have had their effect.</summary>
    public DbSet<AppliedOperation> AppliedOperations => Set<AppliedOperation>();

    /// <summary>The key ring of cookies and tokens.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Fixed here and not in options: the design-time tools must see the same model as the app.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Dose>().HaveConversion<DoseConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<PatientId>().HaveConversion<TypedIdConverter<PatientId>>();
        configurationBuilder.Properties<StaffId>().HaveConversion<TypedIdConverter<StaffId>>();
        configurationBuilder.Properties<AppointmentId>().HaveConversion<TypedIdConverter<AppointmentId>>();
        configurationBuilder.Properties<GroupSessionId>().HaveConversion<TypedIdConverter<GroupSessionId>>();
        configurationBuilder.Properties<SeriesId>().HaveConversion<TypedIdConverter<SeriesId>>();
        configurationBuilder.Properties<VisitId>().HaveConversion<TypedIdConverter<VisitId>>();
        configurationBuilder.Properties<DoseEntryId>().HaveConversion<TypedIdConverter<DoseEntryId>>();
        configurationBuilder.Properties<OtherMedicationId>().HaveConversion<TypedIdConverter<OtherMedicationId>>();
        configurationBuilder.Properties<ReminderId>().HaveConversion<TypedIdConverter<ReminderId>>();
        configurationBuilder.Properties<SafetyItemId>().HaveConversion<TypedIdConverter<SafetyItemId>>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClinicDb).Assembly);
    }
}
