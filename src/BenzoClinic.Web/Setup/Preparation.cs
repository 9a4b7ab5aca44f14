using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Demo;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Staff;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Web.Setup;

/// <summary>What happens between building and listening: the database, and in Development the demo clinic.</summary>
internal static class Preparation
{
    public static async Task Run(WebApplication app)
    {
        ReadFormulary(app.Services);
        var engine = app.Services.GetRequiredService<IDatabaseEngine>();
        var claim = engine.ClaimForServing();
        app.Lifetime.ApplicationStopped.Register(claim.Dispose);
        await engine.Prepare(app.Services.GetRequiredService<IDbContextFactory<ClinicDb>>(), app.Lifetime.ApplicationStopping);

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
        if (app.Environment.IsDevelopment()) await SeedDemo(scope.ServiceProvider, engine);
    }

    /// <summary>Now rather than at the first dose: a mistake in the reference data must not wait for a patient.</summary>
    private static void ReadFormulary(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<Formulary>();
            services.GetRequiredService<SupportiveMedications>();
            services.GetRequiredService<SafetyRules>();
            services.GetRequiredService<CodeLists>();
        }
        catch (FormularyException exception)
        {
            throw new StartupException(exception.Message, exception);
        }
    }

    private static async Task SeedDemo(IServiceProvider services, IDatabaseEngine engine)
    {
        await services.GetRequiredService<DemoStaffService>().Seed();
        var settings = services.GetRequiredService<DemoSettingsSeed>();
        var opens = await settings.Seed();
        await new DemoClinic(engine, services.GetRequiredService<TimeProvider>()).Seed();
        if (opens) await settings.SetHours();
    }
}
