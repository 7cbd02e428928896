namespace Clashing.Dependency;

public static class Dependency
{
    public static string Shout() => "two";
}
