System.Console.WriteLine("The packages of the Azure host can be had.");
