namespace BenzoClinic.Services.Access;

/// <summary>
/// Says which operation a service method demands. Needed only where it is <see cref="Operation.Anyone"/>: such a method asks
/// no gate, and the list of them is kept by a test.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DemandsAttribute(Operation operation) : Attribute
{
    /// <summary>The operation.</summary>
    public Operation Operation { get; } = operation;
}
