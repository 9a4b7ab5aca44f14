using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Staff;

internal static class StaffSetup
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<SessionRevocations>();
        services.AddScoped<SessionService>();
        services.AddScoped<SignInService>();
        services.AddScoped<AccessChangeService>();
        services.AddScoped<AccountLinkService>();
        services.AddScoped<StaffListService>();
        services.AddScoped<SetupService>();
        services.AddScoped<DemoStaffService>();
        return services;
    }
}
