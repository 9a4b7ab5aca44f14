using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Setup;

/// <summary>What the terminal says once the app listens.</summary>
internal static class Greeting
{
    public static void Print(WebApplication app)
    {
        Console.WriteLine($"BenzoClinic is open at {Listening.Addresses(app)}");
        if (!app.Environment.IsDevelopment()) return;
        Console.WriteLine($"Demo sign-ins, password {DemoStaff.Password}:");
        foreach (var person in DemoStaff.All) Console.WriteLine($"  {person.Email,-22} {person.Name}, {Words.Of(person.Role)}");
    }
}
