namespace BenzoClinic.Services.Access;

/// <summary>
/// Marks a service method that is meant for <see cref="Operation.Anyone"/>: sign-in, the setup link. Every other public
/// service method demands its operation from the gate, and a test calls it as nobody to see that.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DemandsAttribute(Operation operation) : Attribute
{
    /// <summary>What it demands.</summary>
    public Operation Operation => operation;
}
