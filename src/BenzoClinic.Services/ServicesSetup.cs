using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Staff;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Visits;
using BenzoClinic.Services.Worklist;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BenzoClinic.Services;

/// <summary>Registers everything below the pages: database, gate, audit and one service a feature.</summary>
public static class ServicesSetup
{
    /// <summary>
    /// Adds the services. The caller has registered <see cref="IDatabaseEngine"/> and <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddClinicServices(this IServiceCollection services)
    {
        services.AddPooledDbContextFactory<ClinicDb>((provider, options) =>
        {
            provider.GetRequiredService<IDatabaseEngine>().Configure(options);
            // A statement that fails reaches its caller: a lost race for a key is an answer, anything else is logged where it ends.
            // Counting only up to a limit needs no order.
            options.ConfigureWarnings(warnings => warnings
                .Log((RelationalEventId.CommandError, LogLevel.Debug))
                .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        });
        // Whatever is wrapped or signed here another process, and the demo clinic, must be able to read.
        services.AddDataProtection().SetApplicationName("BenzoClinic");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, ring) => options.XmlRepository = ring);
        services.AddSingleton<ClinicClock>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<ClinicEvents>();
        services.AddSingleton<OtherNodes>();
        services.AddSingleton<ClinicSettingsReader>();
        services.AddSingleton<ImportRuns>();

        // Scoped: a circuit, a request or a job has its own answer to "who is asking".
        services.AddScoped<CurrentSession>();
        services.AddScoped<Gate>();
        services.AddSingleton<WriteTurns>();
        services.AddScoped<ClinicWrites>();
        services.AddScoped<AuditedReads>();

        services.AddScoped<ClinicSettingsService>();
        services.AddScoped<DemoSettingsSeed>();
        services.AddScoped<PatientService>();
        services.AddScoped<PatientSearchService>();
        services.AddScoped<ChartService>();
        services.AddScoped<ArchiveService>();
        services.AddScoped<MergeService>();
        services.AddScoped<ConditionService>();
        services.AddScoped<HistoryService>();
        services.AddScoped<GivenRecords>();
        services.AddScoped<DisclosureService>();
        services.AddScoped<TherapistService>();
        services.AddScoped<BookingWrites>();
        services.AddScoped<AppointmentService>();
        services.AddScoped<WaitlistService>();
        services.AddScoped<CalendarFeedService>();
        services.AddScoped<ScheduleService>();
        services.AddScoped<PastTimesService>();
        services.AddScoped<SeriesService>();
        services.AddScoped<GroupService>();
        services.AddScoped<FreeTimeService>();
        services.AddScoped<ProviderHoursService>();
        services.TryAddSingleton(ReminderLease.Usual);
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<ReminderLinks>();
        services.AddSingleton<MessageWriter>();
        services.AddSingleton<ReminderClaims>();
        services.AddScoped<ReminderRecords>();
        services.AddScoped<PatientAnswers>();
        services.AddScoped<ReminderAnswerService>();
        services.AddScoped<ReminderReplyService>();
        services.AddScoped<ReminderBoardService>();
        services.AddScoped<ReminderPlanService>();
        services.AddScoped<ReminderSendService>();
        services.AddScoped<VisitService>();
        services.AddScoped<WorklistService>();
        services.AddScoped<TaperWrites>();
        services.AddScoped<TaperService>();
        services.AddScoped<DoseOrderService>();
        services.AddScoped<TaperChartService>();
        services.AddScoped<TaperPlanService>();
        services.AddScoped<HandoutService>();
        services.AddScoped<MedicationListService>();
        services.AddScoped<MedicationSafetyService>();
        services.AddSingleton<SupplyFlag>();
        services.AddScoped<SupplyService>();
        services.AddScoped<PrescriptionService>();
        services.AddScoped<DayDoseService>();
        services.AddScoped<ChartWriter>();
        services.AddScoped<FhirImportService>();
        services.AddScoped<FhirExportService>();
        services.AddScoped<PatientListWriter>();
        services.AddScoped<PatientListService>();
        services.AddScoped<ImportRunService>();
        services.AddScoped<OutsideNoteService>();
        services.AddSingleton(_ => FormularyReader.ReadFrom(FormularyReader.DefaultFolder));
        services.AddSingleton<ClinicStock>();
        services.AddSingleton(_ => SupportiveReader.ReadFrom(FormularyReader.DefaultFolder));
        services.AddSingleton(_ => SafetyRulesReader.ReadFrom(FormularyReader.DefaultFolder));
        services.AddSingleton(_ => CodeListReader.ReadFrom(FormularyReader.DefaultFolder));
        services.AddStaff();
        return services;
    }
}
