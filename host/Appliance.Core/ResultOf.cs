namespace Appliance.Core;

/// <summary>Makes results where the conversion cannot: C# converts no interface implicitly.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => value;
}
